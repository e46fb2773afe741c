/** Loads changes of many projects: the one to be prepared, one with its rows, and the earlier ones of the person. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { saidText } from '#lib/projects/form/said-text.ts';
import { programmesFor } from '#lib/projects/policy.ts';
import { findBatch, listBatches, listBatchRows } from '#lib/projects/queries/batches.ts';
import { findMatching } from '#lib/projects/queries/entries.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { type BatchRowState, type BatchSummary, mostChanged } from '#lib/projects/schema/batch.ts';
import { type Loaded, refusal, titleOf } from '#lib/web/loaders/staff/project.ts';
import type { EntryAddress } from '#lib/web/staff/entry-address.ts';

export interface ShownBatchRow {
  position: number;
  projectId: string;
  title: string;
  cells: { path: string; from: string; to: string }[];
  state: BatchRowState;
  problem: string | null;
}

export interface BatchScreen {
  batch: BatchSummary;
  field: string;
  value: string;
  /** The filters that chose the projects, as the list's address has them; null when they were ticked. */
  filter: string | null;
  all: number;
  rows: ShownBatchRow[];
  next: number | null;
}

/** Whether the person may change many at once anywhere. */
export function mayChangeMany(actor: StaffActor): boolean {
  const programmes = programmesFor(actor, 'bulk');
  return programmes === 'all' || programmes.length > 0;
}

/** So many titles tell whether the filters were the right ones; the preview lists them all. */
const titlesShown = 20;

/** Titles of the chosen projects, those that there are, and earlier changes of many. */
export async function loadBulkStart(
  actor: StaffActor,
  { selected, all, filters }: EntryAddress,
  locale: Locale,
): Promise<{
  projects: { projectId: string; title: string }[];
  /** How many are chosen: more than `projects` when they are chosen by filters. */
  count: number;
  recent: { batchId: string; state: BatchSummary['state']; at: Date; field: string; value: string }[];
}> {
  const db = staffDatabase();
  const matching = all ? await findMatching(db, actor, filters, mostChanged + 1) : null;
  const wanted = matching?.slice(0, titlesShown) ?? selected;
  const found = await db.entry.findMany({ where: { projectId: { in: [...wanted] } } });
  const entries = found.toSorted((a, b) => wanted.indexOf(a.projectId) - wanted.indexOf(b.projectId));
  const allowed = programmesFor(actor, 'bulk');
  const projects = entries
    .filter(({ programme }) => allowed === 'all' || (programme !== null && allowed.includes(programme)))
    .map(({ projectId, titleEn, titleBg }) => ({
      projectId,
      title: titleOf({ projectId, title: { en: titleEn, bg: titleBg } }, locale).title,
    }));
  return {
    projects,
    count: matching?.length ?? projects.length,
    recent: (await listBatches(db, actor)).map(({ plan, ...batch }) => ({ ...batch, ...changeOf(plan) })),
  };
}

/** A change of many with a page of its rows. */
export async function loadBatch(
  actor: StaffActor,
  batchId: string,
  after: number | null,
  locale: Locale,
): Promise<Loaded<BatchScreen>> {
  const db = staffDatabase();
  if (!/^[0-9a-f-]{36}$/.test(batchId)) return { ok: false, code: 'not-found' };
  const found = await findBatch(db, actor, { batchId });
  if (!found.ok) return refusal(found.issues);
  const page = await listBatchRows(db, actor, { batchId, ...(after !== null && { after }) });
  if (!page.ok) return refusal(page.issues);
  const { rows, next } = page.value;
  const registers = await loadFormRegisters(db);
  const ids = rows.flatMap(({ projectId }) => projectId ?? []);
  const entries = await db.entry.findMany({ where: { projectId: { in: ids } } });
  const titles = new Map(
    entries.map(({ projectId, titleEn, titleBg }) => [
      projectId,
      titleOf({ projectId, title: { en: titleEn, bg: titleBg } }, locale).title,
    ]),
  );
  const { field, value, filter } = changeOf(found.value.plan);
  const sums = found.value.rows;
  return {
    ok: true,
    value: {
      batch: found.value,
      field,
      value: saidText(locale, field, value, registers),
      filter,
      all: sums.waiting + sums.applied + sums.skipped + sums.undone,
      rows: rows.map((row) => ({
        position: row.position,
        projectId: row.projectId ?? '',
        title: titles.get(row.projectId ?? '') ?? row.projectId ?? '',
        cells: Object.entries(row.cells).map(([path, { from, to }]) => ({
          path,
          from: saidText(locale, path, from, registers),
          to: saidText(locale, path, to, registers),
        })),
        state: row.state,
        problem: row.problem,
      })),
      next,
    },
  };
}

/** What a change of many writes where, and the conditions its projects were chosen by. */
function changeOf(plan: unknown): { field: string; value: string; filter: string | null } {
  const { field = '', value = '', filter = null } = (plan ?? {}) as Record<string, string | undefined>;
  return { field, value, filter };
}
