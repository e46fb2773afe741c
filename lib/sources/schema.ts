/**
 * A page that somebody imported: its text as it was read, what was read of it, and what a person chose. The noun holds the
 * reading and never looks into it; a document is private to the staff area.
 */
import { z } from 'zod';

export const documentStates = ['open', 'drafted', 'dismissed', 'refused'] as const;
export type DocumentState = (typeof documentStates)[number];

/** What a person said of one proposed field. */
export const sourceChoice = z.strictObject({
  taken: z.boolean(),
  option: z.string().max(300).optional(),
  text: z.string().max(60_000).optional(),
});

/** A page has no more fields than this; each is named by the id that the proposal gives it. */
const mostChoices = 2_000;

export const sourceChoices = z
  .record(z.string().max(100), sourceChoice)
  .refine((choices) => Object.keys(choices).length <= mostChoices, { error: 'too-many' });
export type SourceChoices = z.infer<typeof sourceChoices>;

/** A project that the page may tell of too, and why; the codes are the importer's. */
export const likeness = z.strictObject({
  projectId: z.string().max(64),
  score: z.number().min(0).max(1),
  reasons: z.array(z.strictObject({ code: z.string().max(40), count: z.number().optional() })).max(20),
});
export type Likeness = z.infer<typeof likeness>;

const projectId = z.string().regex(/^[a-z0-9][a-z0-9-]{3,63}$/);
/** Key of a file in the storage: the folder of the upload and a plain name. */
const fileKey = z.string().max(160);

export const keepDocumentInput = z.strictObject({
  /** Made with the form: a repeat of the same is the same document. */
  documentId: z.uuid(),
  /** Name of the file; empty for pasted text. */
  name: z.string().max(300),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  /** `unread`: a file of which nothing could be read; its reading says why. */
  format: z.enum(['text', 'html', 'docx', 'pdf', 'unread']),
  text: z.string().max(1_000_000),
  /** Which project of a listing, counted from 1; 0 for a whole page. */
  part: z.int().nonnegative().max(1_000).default(0),
  /** The reading, as the importer gives it. */
  reading: z.json(),
  /** The number of the project, as the page states it. */
  number: z.string().max(100).optional(),
  /** True when the page becomes no project; it is kept with the reason. */
  refused: z.boolean().default(false),
  duplicates: z.array(likeness).max(50).default([]),
  fileKey: fileKey.optional(),
  /** The project that it is to go into. */
  projectId: projectId.optional(),
});

export const keepChoicesInput = z.strictObject({ documentId: z.uuid(), choices: sourceChoices });
export const documentInput = z.strictObject({ documentId: z.uuid() });
/** `projectId`: the project it is to go into; null: a new one. */
export const aimDocumentInput = z.strictObject({ documentId: z.uuid(), projectId: projectId.nullable() });
export const tellApartInput = z.strictObject({ documentId: z.uuid(), projectId });

/** A line of the list of documents. */
export interface SourceDocumentSummary {
  id: string;
  name: string;
  url: string | null;
  format: string;
  part: number;
  state: DocumentState;
  projectId: string | null;
  createdBy: string;
  createdAt: Date;
  changedAt: Date;
}

/** A line with the title that the page itself states. */
export interface ListedSourceDocument extends SourceDocumentSummary {
  title: string | null;
}

export interface SourceDocument extends SourceDocumentSummary {
  text: string;
  /** What the importer made of the text. */
  reading: unknown;
  choices: SourceChoices;
  /** Projects that may be the same, without those that somebody told apart from it. */
  duplicates: Likeness[];
  fileKey: string | null;
  /** An earlier state of the same page. */
  replaces: string | null;
}

/** A project that somebody said the page does not tell of. */
export interface ToldApartFrom {
  projectId: string;
  /** Who said it, by id. */
  by: string;
  at: Date;
}

/** A document as whoever may see it finds it: those of its duplicates that were told apart stand by themselves. */
export interface FoundDocument extends SourceDocument {
  toldApart: ToldApartFrom[];
}
