/** Loads the rows of a table as they were checked and what became of them, a page at a time and in words. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { findAskedCheck } from '#lib/projects/queries/import-check.ts';
import { listImportRows } from '#lib/projects/queries/imports.ts';
import {
  type ImportRow,
  type ImportSummary,
  type PlannedKind,
  plannedKinds,
  type RowDuplicate,
} from '#lib/projects/schema/batch.ts';
import {
  findTable,
  type ImportStep,
  progressOf,
  stepsOf,
  type TableProgress,
} from '#lib/web/loaders/staff/import-tables.ts';
import { type Loaded, refusal, titleOf } from '#lib/web/loaders/staff/project.ts';
import { type NamedDifference, namedDifferences } from '#lib/web/staff/shown-differences.ts';
import { tableSentence } from '#lib/web/staff/table-sentences.ts';

export interface ShownImportRow {
  position: number;
  line: number;
  title: string;
  titleLang: Locale | null;
  /** The project that it changes or began, while there is one. */
  href: string | null;
  /** Its kind, or what became of it. */
  state: string;
  isNew: boolean;
  /** Made from an older text of the project than the one that stands. */
  isOlder: boolean;
  cells: NamedDifference[];
  problems: { column: string | null; message: string }[];
  remarks: { column: string | null; message: string }[];
  duplicates: { title: string; href: string | null; reasons: string[] }[];
  /** What a person may say of a row that resembles another project; null when there is nothing to say. */
  mayTake: 'take' | 'leave' | null;
}

export interface ShownCount {
  /** What the address calls it; empty: all rows. */
  value: string;
  label: string;
  count: number;
}

interface RowsScreen {
  name: string;
  steps: ImportStep[];
  progress: TableProgress;
  counts: ShownCount[];
  /** Which of the counts is shown. */
  shown: string;
  rows: ShownImportRow[];
  next: number | null;
}

export interface CheckScreen extends RowsScreen {
  /** A check that was asked for and is still to come. */
  isComing: boolean;
  /** Why the check could not be made. */
  troubles: string[];
  /** How many projects would get a draft. */
  drafts: number;
  mayApply: boolean;
}

/** Which rows of which page of a table somebody asks for. */
export interface AskedRows {
  shown: string;
  after: number | null;
}

/** What every row would do. */
export async function loadCheck(
  actor: StaffActor,
  batchId: string,
  asked: AskedRows,
  locale: Locale,
): Promise<Loaded<CheckScreen>> {
  const found = await findTable(actor, batchId);
  if (!found.ok) return found;
  const summary = found.value;
  const check = await findAskedCheck(staffDatabase(), actor, { batchId });
  const kind = plannedKinds.find((each) => each === asked.shown);
  const page = await pageOf(actor, summary, { after: asked.after, ...(kind && { kinds: [kind] }) }, locale);
  if (!page.ok) return page;
  const t = staffMessages(locale, 'tables');
  const all = plannedKinds.reduce((sum, each) => sum + summary.kinds[each], 0);
  return {
    ok: true,
    value: {
      ...headOf(summary, check?.state ?? null, locale),
      ...page.value,
      counts: [
        { value: '', label: t('kinds.all'), count: all },
        ...plannedKinds.map((each) => ({
          value: each,
          label: t(`kinds.${each}`),
          count: summary.kinds[each],
        })),
      ],
      shown: kind ?? '',
      isComing: check?.state === 'asked',
      troubles: (check?.issues ?? []).map((issue) => tableSentence(locale, issue)),
      drafts: summary.rows.waiting,
      mayApply: summary.state === 'prepared',
    },
  };
}

export interface ReportScreen extends RowsScreen {
  state: Exclude<ImportSummary['state'], 'uploaded'>;
  isUnderWay: boolean;
  /** What goes on where it was broken off; null when nothing was begun. */
  mayGoOn: 'apply' | 'undo' | null;
  mayUndo: boolean;
}

/** Of rows that were left out, those that say what stands there already are no news. */
const leftOut = plannedKinds.filter((kind) => kind !== 'same');

const reported = {
  applied: { state: 'applied' },
  waiting: { state: 'waiting' },
  skipped: { state: 'skipped', kinds: leftOut },
  undone: { state: 'undone' },
  same: { kinds: ['same'] },
} as const satisfies Record<string, { state?: ImportRow['state']; kinds?: readonly PlannedKind[] }>;
type Reported = keyof typeof reported;

/** What became of every row. */
export async function loadReport(
  actor: StaffActor,
  batchId: string,
  asked: AskedRows,
  locale: Locale,
): Promise<Loaded<ReportScreen>> {
  const found = await findTable(actor, batchId);
  if (!found.ok) return found;
  const summary = found.value;
  const { state, rows, kinds } = summary;
  if (state === 'uploaded') return { ok: false, code: 'not-found' };
  const shown = (Object.keys(reported) as Reported[]).find((each) => each === asked.shown);
  const filter = shown === undefined ? {} : reported[shown];
  const page = await pageOf(actor, summary, { after: asked.after, ...filter }, locale);
  if (!page.ok) return page;
  const t = staffMessages(locale, 'tables');
  const sums: Record<Reported, number> = { ...rows, skipped: rows.skipped - kinds.same, same: kinds.same };
  const all = Object.values(sums).reduce((sum, count) => sum + count, 0);
  const isBroken = state === 'running' || state === 'undoing';
  return {
    ok: true,
    value: {
      ...headOf(summary, null, locale),
      ...page.value,
      counts: [
        { value: '', label: t('outcomes.all'), count: all },
        ...(Object.keys(reported) as Reported[])
          .filter((each) => sums[each] > 0)
          .map((each) => ({ value: each, label: t(`outcomes.${each}`), count: sums[each] })),
      ],
      shown: shown ?? '',
      state,
      isUnderWay: isBroken,
      mayGoOn: isBroken ? (state === 'running' ? 'apply' : 'undo') : null,
      mayUndo: (state === 'running' || state === 'applied') && rows.applied > 0,
    },
  };
}

function headOf(summary: ImportSummary, check: 'asked' | 'refused' | null, locale: Locale) {
  return { name: summary.name, steps: stepsOf(summary), progress: progressOf(summary, check, locale) };
}

/** Ten full rows fill a screen; fifty are a page that can still be read. */
const pageRows = 50;

async function pageOf(
  actor: StaffActor,
  { batchId, state }: ImportSummary,
  filter: { after: number | null; kinds?: readonly PlannedKind[]; state?: ImportRow['state'] },
  locale: Locale,
): Promise<Loaded<{ rows: ShownImportRow[]; next: number | null }>> {
  const db = staffDatabase();
  const { after, kinds, ...rest } = filter;
  const page = await listImportRows(db, actor, {
    batchId,
    ...rest,
    ...(kinds && { kinds: [...kinds] }),
    ...(after !== null && { after }),
    limit: pageRows,
  });
  if (!page.ok) return refusal(page.issues);
  const { rows, next } = page.value;
  const ids = rows.flatMap(({ projectId }) => projectId ?? []);
  const slugs = rows.flatMap(({ duplicates }) => duplicates.flatMap(({ slug }) => slug ?? []));
  const entries = await db.entry.findMany({
    where: { OR: [{ projectId: { in: ids } }, { slug: { in: slugs } }] },
    select: { projectId: true, slug: true, titleEn: true, titleBg: true },
  });
  const known = entries.map(
    ({ projectId, slug, titleEn, titleBg }): KnownProject => ({
      projectId,
      slug,
      ...titleOf({ projectId, title: { en: titleEn, bg: titleBg } }, locale),
    }),
  );
  const isCheck = state === 'prepared';
  return { ok: true, value: { rows: rows.map((row) => shownRow(row, known, isCheck, locale)), next } };
}

interface KnownProject {
  projectId: string;
  slug: string;
  title: string;
  lang: Locale;
}

function shownRow(
  row: ImportRow,
  known: readonly KnownProject[],
  isCheck: boolean,
  locale: Locale,
): ShownImportRow {
  const t = staffMessages(locale, 'tables');
  const project = known.find(({ projectId }) => projectId === row.projectId);
  const cells = Object.entries(row.cells);
  const before = Object.fromEntries(cells.map(([path, { from }]) => [path, from]));
  const after = Object.fromEntries(cells.map(([path, { to }]) => [path, to]));
  const said = (issue: ImportRow['issues'][number]) => ({
    column: issue.context?.['column'] === undefined ? null : String(issue.context['column']),
    message: tableSentence(locale, issue),
  });
  const told = row.problem !== null && !silent.has(row.problem) ? [row.problem] : [];
  const hasDraft = row.state === 'applied';
  return {
    position: row.position,
    line: row.line,
    title: project?.title ?? row.title,
    titleLang: project?.lang ?? null,
    href:
      project === undefined
        ? null
        : staffPath(locale, 'projects', project.projectId, hasDraft ? 'review' : 'edit'),
    state:
      isCheck || (row.state === 'skipped' && row.kind !== 'new' && row.kind !== 'changed')
        ? t(`kindOf.${row.kind}`)
        : t(`outcomeOf.${row.state}`),
    isNew: row.kind === 'new',
    isOlder: isCheck && row.changedSinceExport && row.kind === 'changed',
    cells: namedDifferences(before, after, locale).filter(({ path }) => !isOfMovedItem(path, row.cells)),
    problems: [
      ...row.issues.map(said),
      ...told.map((code) => ({ column: null, message: tableSentence(locale, { field: '', code }) })),
    ],
    remarks: row.remarks.map(said),
    duplicates: row.duplicates.map((duplicate) => shownDuplicate(duplicate, known, locale)),
    mayTake: isCheck ? mayTake(row) : null,
  };
}

/** A part of an item that came or went with its list, which shows it by its name. */
function isOfMovedItem(path: string, cells: ImportRow['cells']): boolean {
  const [, list = '', item = ''] = /^([a-zA-Z]+)\[([^\]]+)\]/.exec(path) ?? [];
  const order = cells[list];
  if (item === '' || order === undefined) return false;
  const isIn = (ids: string) => ids.split(' ').includes(item);
  return isIn(order.from) !== isIn(order.to);
}

function mayTake({ projectId, kind, duplicates }: ImportRow): ShownImportRow['mayTake'] {
  if (projectId !== null || duplicates.length === 0) return null;
  if (kind === 'duplicate') return 'take';
  return kind === 'new' ? 'leave' : null;
}

/** Reasons of rows that their kind tells already. */
const silent = new Set(['unchanged', 'duplicate', 'problem']);

function shownDuplicate(
  { slug, line, reasons }: RowDuplicate,
  known: readonly KnownProject[],
  locale: Locale,
): ShownImportRow['duplicates'][number] {
  const t = staffMessages(locale, 'tables') as unknown as (key: string, values?: object) => string;
  const project = known.find((each) => each.slug === slug);
  const title = slug === null ? t('row.otherLine', { line: line ?? 0 }) : (project?.title ?? slug);
  return {
    title,
    href: project === undefined ? null : staffPath(locale, 'projects', project.projectId, 'edit'),
    reasons: reasons.filter(({ code }) => code !== 'same-row').map(({ code }) => t(`reason.${code}`)),
  };
}
