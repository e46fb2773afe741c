/**
 * The list of projects as staff see it: filtered by a fixed set of conditions, page after page by a key and never by a
 * number of rows to skip, so that the hundred-thousandth project costs what the first does.
 */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { programmesFor } from '#lib/projects/policy.ts';
import {
  type AttentionCode,
  attentionCodes,
  type EntryState,
  type EntrySummary,
  editionStates,
  entryStates,
  type OpenState,
  openStates,
} from '#lib/projects/schema/edition.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** Conditions that all hold. Without `state` everything but the trash is listed. */
export const entriesQuery = z.strictObject({
  state: z.enum(entryStates).optional(),
  /** State of the open edition; `none`: nobody works on it. */
  editionState: z.enum([...openStates, 'none']).optional(),
  /** Slug; empty: of no programme. */
  programme: z.string().max(100).optional(),
  /** Words of the titles or the address, in any order. */
  text: z.string().max(200).optional(),
  attention: z.enum([...attentionCodes, 'any']).optional(),
  /** Those into whose open edition the actor saved something. */
  mine: z.boolean().optional(),
});
export type EntriesQuery = z.input<typeof entriesQuery>;

const pageInput = z.strictObject({
  /** `next` of the page before. */
  after: z.string().max(120).optional(),
  limit: z.int().min(1).max(200).default(50),
});

export interface EntryPage {
  /** The one changed last comes first. */
  entries: EntrySummary[];
  next: string | null;
  /** How many there are in the programmes of the actor, or in the one asked for; other conditions do not count here. */
  counts: {
    states: Record<EntryState, number>;
    editionStates: Record<OpenState | 'none', number>;
  };
}

const entryRow = z.object({
  project_id: z.string(),
  slug: z.string(),
  title_en: z.string(),
  title_bg: z.string(),
  programme: z.string().nullable(),
  state: z.enum(entryStates),
  edition_id: z.string().nullable(),
  edition_state: z.enum(editionStates).nullable(),
  scheduled_for: z.date().nullable(),
  completeness: z.number(),
  attention: z.array(z.string()),
  changed_at: z.date(),
  changed_by: z.string().nullable(),
  changed_by_name: z.string().nullable(),
});

/** One page of the entries that the actor may read. */
export async function listEntries(
  db: Database,
  actor: StaffActor,
  query: EntriesQuery = {},
  page: z.input<typeof pageInput> = {},
): Promise<EntryPage> {
  const asked = entriesQuery.parse(query);
  const { after, limit } = pageInput.parse(page);
  const allowed = programmesFor(actor, 'read');
  const conditions = [readable(allowed), ...conditionsOf(asked, actor), ...afterKey(after)];
  const rows = await selectEntries(db, conditions, limit + 1);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    entries: shown,
    next:
      rows.length > limit && last !== undefined ? `${last.changedAt.toISOString()}~${last.projectId}` : null,
    counts: await countEntries(db, allowed, asked.programme),
  };
}

/**
 * Ids of the entries under the conditions that the actor may change together with others, the one changed last first; at
 * most `limit`. Those that match and may only be read are left out.
 */
export async function findMatching(
  db: Transaction,
  actor: StaffActor,
  query: EntriesQuery,
  limit: number,
): Promise<string[]> {
  const asked = entriesQuery.parse(query);
  const conditions = [readable(programmesFor(actor, 'bulk')), ...conditionsOf(asked, actor)];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT entry.project_id AS id FROM editorial.entry
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY entry.changed_at DESC, entry.project_id DESC
    LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Entries under all of `conditions`, the one changed last first. */
export async function selectEntries(
  db: Transaction,
  conditions: readonly Prisma.Sql[],
  limit: number,
): Promise<EntrySummary[]> {
  const rows = await db.$queryRaw`
    SELECT entry.project_id, entry.slug, entry.title_en, entry.title_bg, entry.programme, entry.state,
      edition.id::text AS edition_id, edition.state AS edition_state, edition.scheduled_for, entry.completeness,
      entry.attention, entry.changed_at, entry.changed_by,
      CASE WHEN person.erased_at IS NULL THEN person.name END AS changed_by_name
    FROM editorial.entry
    LEFT JOIN editorial.edition ON edition.project_id = entry.project_id
      AND edition.state IN ('draft', 'in-review', 'changes-asked', 'approved', 'scheduled')
    LEFT JOIN accounts.person ON person.id = entry.changed_by
    WHERE ${Prisma.join([...conditions], ' AND ')}
    ORDER BY entry.changed_at DESC, entry.project_id DESC
    LIMIT ${limit}`;
  return z
    .array(entryRow)
    .parse(rows)
    .map((row) => ({
      projectId: row.project_id,
      slug: row.slug,
      title: { en: row.title_en, bg: row.title_bg },
      programme: row.programme,
      state: row.state,
      editionId: row.edition_id,
      editionState: row.edition_state as OpenState | null,
      scheduledFor: row.scheduled_for,
      completeness: row.completeness,
      attention: row.attention as AttentionCode[],
      changedAt: row.changed_at,
      changedBy: row.changed_by === null ? null : { id: row.changed_by, name: row.changed_by_name },
    }));
}

/** Entries of these programmes. */
export function readable(programmes: 'all' | readonly string[]): Prisma.Sql {
  return programmes === 'all'
    ? Prisma.sql`true`
    : Prisma.sql`entry.programme = ANY(${[...programmes]}::text[])`;
}

/** The conditions of a query, as SQL. */
export function conditionsOf(asked: z.output<typeof entriesQuery>, actor: StaffActor): Prisma.Sql[] {
  const { state, editionState, programme, text, attention, mine } = asked;
  const conditions: Prisma.Sql[] = [
    state === undefined ? Prisma.sql`entry.state <> 'trashed'` : Prisma.sql`entry.state = ${state}`,
  ];
  if (editionState === 'none') conditions.push(Prisma.sql`entry.edition_state IS NULL`);
  else if (editionState !== undefined) conditions.push(Prisma.sql`entry.edition_state = ${editionState}`);
  if (programme === '') conditions.push(Prisma.sql`entry.programme IS NULL`);
  else if (programme !== undefined) conditions.push(Prisma.sql`entry.programme = ${programme}`);
  if (attention === 'any') conditions.push(Prisma.sql`cardinality(entry.attention) > 0`);
  else if (attention !== undefined)
    conditions.push(Prisma.sql`entry.attention @> ARRAY[${attention}]::text[]`);
  for (const word of (text ?? '')
    .split(/\s+/)
    .filter((each) => each !== '')
    .slice(0, 10))
    conditions.push(
      Prisma.sql`lower(entry.title_en || ' ' || entry.title_bg || ' ' || entry.slug) LIKE ${patternOf(word)}`,
    );
  if (mine === true) conditions.push(writtenBy(actor));
  return conditions;
}

/** Into whose open edition the actor saved something. */
export function writtenBy(actor: StaffActor): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT FROM editorial.edition mine JOIN editorial.revision ON revision.edition_id = mine.id
    WHERE mine.project_id = entry.project_id AND revision.author_id = ${actor.personId} AND revision.kind <> 'open'
      AND mine.state IN ('draft', 'in-review', 'changes-asked', 'approved', 'scheduled'))`;
}

function patternOf(word: string): string {
  return `%${word
    .toWellFormed()
    .replaceAll('\0', '')
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
}

/** What comes after a key; one that was not made here begins the list again. */
function afterKey(after: string | undefined): Prisma.Sql[] {
  const parts = /^(\d{4}-\d{2}-\d{2}T[\d:.]{12}Z)~([a-z0-9-]{4,64})$/.exec(after ?? '');
  if (parts === null || Number.isNaN(Date.parse(parts[1] ?? ''))) return [];
  return [Prisma.sql`(entry.changed_at, entry.project_id) < (${new Date(parts[1] ?? '')}, ${parts[2]})`];
}

/** Counts that a trigger keeps. */
async function countEntries(
  db: Transaction,
  allowed: 'all' | readonly string[],
  programme: string | undefined,
): Promise<EntryPage['counts']> {
  const rows = await db.entryCount.groupBy({
    by: ['state', 'editionState'],
    where: {
      AND: [
        allowed === 'all' ? {} : { programme: { in: [...allowed] } },
        programme === undefined ? {} : { programme },
      ],
    },
    _sum: { entries: true },
  });
  const zero = <Key extends string>(keys: readonly Key[]) =>
    Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  const counts = { states: zero(entryStates), editionStates: zero([...openStates, 'none']) };
  for (const row of rows) {
    const entries = row._sum.entries ?? 0;
    counts.states[row.state as EntryState] += entries;
    if (row.state !== 'trashed')
      counts.editionStates[row.editionState === '' ? 'none' : (row.editionState as OpenState)] += entries;
  }
  return counts;
}
