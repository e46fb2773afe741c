/** Who may change the target groups. Pure. */
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import { hasRightSomewhere } from '#lib/auth/rights.ts';

/** Roles that read the register. */
const targetGroupReaders: readonly StaffRole[] = [
  'officer',
  'communication',
  'approver',
  'lead',
  'administrator',
];
/** The hierarchy is shared by all programmes and their figures: few change it. */
export const targetGroupEditors: readonly StaffRole[] = ['lead', 'administrator'];

export function canReadTargetGroups(actor: StaffActor): boolean {
  return hasRightSomewhere(actor, targetGroupReaders);
}

export function canChangeTargetGroups(actor: StaffActor): boolean {
  return hasRightSomewhere(actor, targetGroupEditors);
}
