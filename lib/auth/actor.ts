/**
 * Who acts in the staff area: the person, their roles and how far they have shown who they are. Only the session gate
 * makes one (`lib/auth/gate.ts`, a test enforces it); whoever sees a draft or writes takes one as an argument.
 */
import type { Locale } from '#lib/format/localized.ts';

export const staffRoles = ['officer', 'communication', 'approver', 'lead', 'administrator'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** A role in one programme (its slug), or in all of them (null). */
export interface Membership {
  role: StaffRole;
  programme: string | null;
}

declare const minted: unique symbol;

export interface ActorFacts {
  personId: string;
  name: string;
  email: string;
  locale: Locale;
  sessionId: string;
  /** Empty while a second factor is awaited: until it is shown, nobody has any role. */
  memberships: readonly Membership[];
  /** True when a second factor was shown in this session. */
  hasSecondFactor: boolean;
  /** True when one is needed, by a role or because the person has set it up, and was not shown yet. */
  awaitsSecondFactor: boolean;
}

/** Somebody who is signed in, as the database knew them at the beginning of this request. */
export type StaffActor = Readonly<ActorFacts> & { readonly [minted]: true };

/** For the session gate alone. */
export function mintActor(facts: ActorFacts): StaffActor {
  return Object.freeze({ ...facts }) as StaffActor;
}

/** True when the actor has one of `roles` in `programme`; a null programme is one that nobody has assigned yet. */
export function hasRole(actor: StaffActor, roles: readonly StaffRole[], programme: string | null): boolean {
  return actor.memberships.some(
    (membership) =>
      roles.includes(membership.role) &&
      (membership.programme === null || membership.programme === programme),
  );
}

/** Roles whose holders decide over others' work or access: their rights begin when a second factor was shown. */
export const secondFactorRoles: ReadonlySet<StaffRole> = new Set(['approver', 'lead', 'administrator']);

/** True for somebody who needs a second factor and has not shown one in this session. */
export function lacksSecondFactor(actor: StaffActor): boolean {
  return actor.awaitsSecondFactor;
}
