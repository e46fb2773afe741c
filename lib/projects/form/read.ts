/**
 * Reads a draft back into a document. Total: any draft gives what can be read of it, an issue for each text that cannot,
 * and beside it how a text was understood. It never throws and never changes what somebody typed.
 */

import type { Issue } from '#lib/issues.ts';
import { emptyNames, typedFields } from '#lib/projects/form/fields.ts';
import { readShape } from '#lib/projects/form/read-shape.ts';
import { type DraftReader, type Reading, readerOf } from '#lib/projects/form/reader.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { type ProjectProfile, projectProfile, type Statement } from '#lib/projects/schema.ts';
import { type Draft, itemIds, textAt } from '#lib/versioning/draft.ts';

/** What a document holds besides what is typed. Without registers, names of places and organisations stay as typed. */
export interface DraftContext {
  id: string;
  slug: string;
  updatedOn: string;
  statements: readonly Statement[];
  photos?: ProjectProfile['photos'] | undefined;
  registers?: FormRegisters | undefined;
}

export interface ReadDraft {
  /** Null when what every document needs (title, summary, a source) is not there. It leaves out what cannot be read. */
  profile: ProjectProfile | null;
  /** What has to be mended before it can be published; empty when all of it could be read. */
  issues: Issue[];
  /** How texts were understood where that is worth saying; the paths are those of the draft. */
  readings: Readonly<Record<string, Reading>>;
}

/** Reads every field of the draft. The order of the issues is that of the editor. */
export function readDraft(draft: Draft, context: DraftContext): ReadDraft {
  const reader = readerOf(draft, context.registers);
  const document = readFields(reader);
  const parsed = projectProfile.safeParse({
    ...document,
    id: context.id,
    slug: context.slug,
    updatedOn: context.updatedOn,
    photos: context.photos ?? [],
    statements: context.statements,
  });
  if (parsed.success) return { profile: parsed.data, issues: reader.issues, readings: reader.readings };
  const isSaid = (path: string) =>
    reader.issues.some(
      ({ field }) => field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`),
    );
  const issues = parsed.error.issues
    .map((issue): Issue => ({ field: draftPath(document, issue.path), code: codeOf(issue) }))
    .filter(({ field }) => !isSaid(field));
  return { profile: null, issues: [...reader.issues, ...issues], readings: reader.readings };
}

/** The values that could be read, field by field, whether or not they make a document. */
export function readValues(draft: Draft, registers?: FormRegisters): Record<string, unknown> {
  return readFields(readerOf(draft, registers));
}

function readFields(reader: DraftReader): Record<string, unknown> {
  const document: Record<string, unknown> = {};
  for (const { name, shape } of typedFields) {
    const value = readShape(reader, shape, name);
    if (value !== undefined) document[name] = value;
  }
  for (const name of ['title', 'summary'])
    if (document[name] === undefined) reader.issue(`${name}.en`, 'missing');
  if (!Array.isArray(document['sources'])) reader.issue('sources', 'missing');
  const promoter = document['promoter'] as { organisation: string } | undefined;
  if (promoter !== undefined)
    document['promoter'] = { id: textAt(reader.draft, 'promoter.id') || promoter.organisation, ...promoter };
  document['notPublished'] = readNotPublished(reader);
  return document;
}

/** Fields said to be not published: first in the order the draft keeps, then those added since. */
function readNotPublished(reader: DraftReader): object[] {
  const { draft } = reader;
  return [...new Set([...itemIds(draft, 'notPublished'), ...emptyNames])]
    .filter(
      (field) => field.length <= 60 && textAt(draft, `notPublished[${field}].state`) === 'not-published',
    )
    .slice(0, 50)
    .map((field) => {
      const note = readShape(reader, { kind: 'text' }, `notPublished[${field}].note`);
      return note === undefined ? { field } : { field, note };
    });
}

/** Where in the draft a place of the document is written: `results.0.title` is `results[children].title`. */
function draftPath(document: Record<string, unknown>, path: readonly PropertyKey[]): string {
  let value: unknown = document;
  let written = '';
  for (const step of path) {
    value = (value as Record<PropertyKey, unknown> | undefined)?.[step];
    const id = (value as { id?: unknown } | undefined)?.id;
    if (typeof step !== 'number') written += `${written === '' ? '' : '.'}${String(step)}`;
    else if (typeof id === 'string') written += `[${id}]`;
  }
  return written;
}

function codeOf(issue: { code: string; origin?: unknown }): string {
  if (issue.code !== 'too_big') return 'invalid';
  return issue.origin === 'array' ? 'too-many' : 'too-long';
}
