/** Who may change the register of organisations. Pure. */
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import { hasRightSomewhere } from '#lib/auth/rights.ts';

/** Organisations belong to no programme: whoever writes about projects may name them. */
export const organisationEditors: readonly StaffRole[] = [
  'officer',
  'communication',
  'lead',
  'administrator',
];

/** A merge moves the projects of all programmes. */
export const organisationMergers: readonly StaffRole[] = ['lead', 'administrator'];

export function canChangeOrganisations(actor: StaffActor): boolean {
  return hasRightSomewhere(actor, organisationEditors);
}

export function canMergeOrganisations(actor: StaffActor): boolean {
  return hasRightSomewhere(actor, organisationMergers);
}
