/** Who may change the programmes. Pure. */
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import { hasRight, hasRightSomewhere } from '#lib/auth/rights.ts';

/** Roles that read the register. */
const programmeReaders: readonly StaffRole[] = [
  'officer',
  'communication',
  'approver',
  'lead',
  'administrator',
];
/** Roles that change a programme: their own, or any with a role in all. */
export const programmeEditors: readonly StaffRole[] = ['lead', 'administrator'];

export function canReadProgrammes(actor: StaffActor): boolean {
  return hasRightSomewhere(actor, programmeReaders);
}

/** Whether the actor may change this programme; null: begin a new one. */
export function canChangeProgramme(actor: StaffActor, slug: string | null): boolean {
  return hasRight(actor, programmeEditors, slug);
}
