/** When a role becomes a right: here for the registers, which are told apart by roles alone. Never asks the database. */
import { hasRole, type StaffActor, type StaffRole, secondFactorRoles } from '#lib/auth/actor.ts';

/** True when the actor has one of `roles` in `programme` and has shown what that role asks for; null: in all programmes. */
export function hasRight(actor: StaffActor, roles: readonly StaffRole[], programme: string | null): boolean {
  return hasRole(actor, rolesThatCount(actor, roles), programme);
}

/** True when the actor has one of `roles` anywhere: for what belongs to no programme, such as the name of a place. */
export function hasRightSomewhere(actor: StaffActor, roles: readonly StaffRole[]): boolean {
  const counted = rolesThatCount(actor, roles);
  return actor.memberships.some(({ role }) => counted.includes(role));
}

/** Of `roles`, those that give a right in this session. */
export function rolesThatCount(actor: StaffActor, roles: readonly StaffRole[]): readonly StaffRole[] {
  return actor.hasSecondFactor ? roles : roles.filter((role) => !secondFactorRoles.has(role));
}
