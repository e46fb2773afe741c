/** Who may add other spellings of places. Pure. */
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import { hasRightSomewhere } from '#lib/auth/rights.ts';

/** Roles that read the register. */
const placeReaders: readonly StaffRole[] = ['officer', 'communication', 'approver', 'lead', 'administrator'];
/** A spelling helps everybody to find a place and changes no project. */
export const placeEditors: readonly StaffRole[] = ['officer', 'communication', 'lead', 'administrator'];

export function canReadPlaces(actor: StaffActor): boolean {
  return hasRightSomewhere(actor, placeReaders);
}

export function canChangePlaces(actor: StaffActor): boolean {
  return hasRightSomewhere(actor, placeEditors);
}
