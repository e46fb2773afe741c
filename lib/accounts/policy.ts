/** Who may manage people: pure judgements about an actor, asked by every command before anything else. */
import type { StaffMembership } from '#lib/accounts/schema.ts';
import { hasRole, type StaffActor } from '#lib/auth/actor.ts';

/** Sees the list of people, and invites some. */
export function canSeePeople(actor: StaffActor): boolean {
  return actor.memberships.some(({ role }) => role === 'administrator');
}

/** Disables, enables, signs out, erases: what concerns a person in all programmes. */
export function canManagePeople(actor: StaffActor): boolean {
  return actor.memberships.some(({ role, programme }) => role === 'administrator' && programme === null);
}

/** Gives a role or takes it: an administrator of one programme only there. */
export function canGrant(actor: StaffActor, { programme }: StaffMembership): boolean {
  return programme === null ? canManagePeople(actor) : hasRole(actor, ['administrator'], programme);
}

/** Decides whether a programme wants four eyes. */
export function canSetFourEyes(actor: StaffActor, programme: string): boolean {
  return hasRole(actor, ['lead', 'administrator'], programme);
}

/** Reads what everybody did: administrators of all programmes who have shown their second factor. */
export function canReadAudit(actor: StaffActor): boolean {
  return actor.hasSecondFactor && canManagePeople(actor);
}
