/** Who may import pages and see what was imported. Pure; the right to write into a project is asked for again there. */
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import { hasRight, hasRightSomewhere } from '#lib/auth/rights.ts';

/** Whoever may begin a project may import the page that tells of it. */
export const importers: readonly StaffRole[] = ['officer', 'lead', 'administrator'];

/** Whoever works on a project may see the pages it was made of. */
export const documentReaders: readonly StaffRole[] = [
  'officer',
  'communication',
  'approver',
  'lead',
  'administrator',
];

/** What decides about a document: who imported it, and the programme of its project; null where there is none. */
export interface DocumentFacts {
  createdBy: string;
  /** Null while it belongs to no project. */
  projectId: string | null;
  programme: string | null;
}

export function canImport(actor: StaffActor): boolean {
  return hasRightSomewhere(actor, importers);
}

/** One's own, those of projects one may read, and all to those who may import for all programmes. */
export function canSeeDocument(actor: StaffActor, facts: DocumentFacts): boolean {
  if (facts.projectId !== null && hasRight(actor, documentReaders, facts.programme)) return true;
  return canChangeDocument(actor, facts);
}

/** One's own while one may import, and all of a programme to those who may import for it. */
export function canChangeDocument(actor: StaffActor, { createdBy, programme }: DocumentFacts): boolean {
  return canImport(actor) && (createdBy === actor.personId || hasRight(actor, importers, programme));
}
