/**
 * What the commands of the staff area take. Strict: an unknown name is refused, never passed on; text of fields is never
 * judged here, because bad input must be savable.
 */
import { z } from 'zod';
import { slug } from '#lib/projects/schema.ts';

const projectId = z.string().regex(/^[a-z0-9][a-z0-9-]{3,63}$/);
const editionId = z.uuid();
const revision = z.uuid();
/** Made with the form: a repeat of the same is the same deed. */
const operationId = z.uuid();
const formId = z.string().regex(/^[\w-]{1,64}$/);
/** Counts the states of the form. */
const generation = z.int().nonnegative().max(2_000_000_000);
const path = z.string().max(300);
/** Path → text exactly as typed; its length is measured by the commands, in bytes. */
const draft = z.record(z.string(), z.string());

/** A sentence that somebody writes to others; 5,000 characters are two pages. */
const remark = z.string().trim().max(5_000);
/** A reason that the public reads. */
const reason = z.string().trim().max(1_000);
const reasons = { reasonEn: reason, reasonBg: reason };

export const createProjectInput = z.strictObject({
  titleEn: z.string().trim().max(500),
  titleBg: z.string().trim().max(500),
  programme: slug.nullable(),
  operationId,
});

export const openEditionInput = z.strictObject({ projectId });

export const keepWorkingCopyInput = z.strictObject({
  editionId,
  formId,
  generation,
  baseRevision: revision,
  draft,
  focus: path.nullish(),
});

export const workingCopyKey = z.strictObject({ editionId, formId });

export const presenceInput = z.strictObject({ editionId, formId, field: path.nullish() });

export const saveEditionInput = z
  .strictObject({
    editionId,
    formId,
    baseRevision: revision,
    draft,
    operationId,
    /** State of the form that is saved; a newer one that is kept meanwhile stays. Left out, it is the newest. */
    generation: generation.optional(),
    note: remark.optional(),
    /** Texts chosen for paths in conflict. */
    resolutions: draft.optional(),
    /** The revision whose text was seen when they were chosen; a path that changed again is in conflict again. */
    against: revision.optional(),
  })
  .refine(({ resolutions, against }) => resolutions === undefined || against !== undefined, {
    path: ['against'],
    error: 'needs the revision against which the conflicts were resolved',
  });

export const submitEditionInput = z.strictObject({ editionId, note: remark.optional() });
export const askForChangesInput = z.strictObject({ editionId, reason: remark.min(1) });
export const approveEditionInput = z.strictObject({ editionId, revision });
export const addNoteInput = z.strictObject({
  editionId,
  path,
  text: remark.min(1),
  operationId: operationId.optional(),
});
export const resolveNoteInput = z.strictObject({ noteId: z.uuid() });

export const publishEditionInput = z.strictObject({ editionId, revision, ...reasons, operationId });
export const schedulePublicationInput = z.strictObject({ editionId, at: z.coerce.date(), ...reasons });
export const editionInput = z.strictObject({ editionId });

export const withdrawProjectInput = z.strictObject({
  projectId,
  reasonEn: reason.min(1),
  reasonBg: reason.min(1),
  operationId,
});
export const republishInput = z.strictObject({
  projectId,
  reasonEn: reason.min(1),
  reasonBg: reason.min(1),
});
export const projectInput = z.strictObject({ projectId });
export const renameProjectInput = z.strictObject({ projectId, slug });
export const restoreRevisionInput = z.strictObject({ projectId, revision, operationId });
export const mergeProjectsInput = z.strictObject({
  from: projectId,
  into: projectId,
  draft,
  operationId,
  /** Head of the remaining project as it was seen; another one by now is not overwritten. */
  baseRevision: revision.optional(),
  reasonEn: reason.default(''),
  reasonBg: reason.default(''),
});

/** Two projects that look alike and are two. */
export const tellProjectsApartInput = z.strictObject({ projectId, otherId: projectId });

export const shareEditionInput = z.strictObject({
  editionId,
  /** How long the link works: a day to ninety. */
  days: z.coerce.number().int().min(1).max(90),
});
export const shareLinkInput = z.strictObject({ shareLinkId: z.uuid() });

/** The most rows one batch may have, the longest table that may be imported. */
const longestBatch = 100_000;

export const prepareBatchInput = z.strictObject({
  batchId: z.uuid(),
  kind: z.enum(['bulk-change', 'import']),
  /** What the person asked for, shown with the batch and never read by it. */
  plan: z.json(),
  rows: z.array(z.strictObject({ projectId, cells: draft })).max(longestBatch),
});
export const batchInput = z.strictObject({ batchId: z.uuid() });

export const draftFromSourceInput = z.strictObject({
  operationId,
  documentId: z.uuid(),
  draft,
  /** What the list calls a project whose page has no title. */
  name: z.string().trim().min(1).max(300),
  /** The project it goes into; left out, it becomes a new one. */
  projectId: projectId.optional(),
  /** Revision of that project that the draft began with. */
  baseRevision: revision.optional(),
});
