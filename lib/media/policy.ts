/** Who may do what with pictures and documents. Pure; the interface only hides what this refuses. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { hasRightSomewhere } from '#lib/auth/rights.ts';

/** The library belongs to no programme: whoever works on a project anywhere may look. */
export const canSeeMedia = (actor: StaffActor): boolean =>
  hasRightSomewhere(actor, ['officer', 'communication', 'approver', 'lead', 'administrator']);

/** Upload, describe and replace. */
export const canChangeMedia = (actor: StaffActor): boolean =>
  hasRightSomewhere(actor, ['officer', 'communication', 'lead', 'administrator']);

/** Into the trash and back: one's own, or anybody's for who answers for the programme or its pictures. */
export const canTrashMedia = (actor: StaffActor, asset: { uploadedBy: string }): boolean =>
  hasRightSomewhere(actor, ['communication', 'lead', 'administrator']) ||
  (canChangeMedia(actor) && asset.uploadedBy === actor.personId);
