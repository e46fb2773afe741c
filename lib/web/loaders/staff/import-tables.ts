/** Loads the tables that staff bring in: those there are, one with its columns, and how far the work on it is. */
import path from 'node:path';
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { formatInstant } from '#lib/format/date.ts';
import { type Locale, pick } from '#lib/format/localized.ts';
import { isUuid } from '#lib/format/uuid.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { type HeaderWords, readHeaderWords } from '#lib/imports/tables/header-words.ts';
import { headerSignature } from '#lib/imports/tables/mapping.ts';
import type { ReadingChoices } from '#lib/imports/tables/read-table.ts';
import { staffPath } from '#lib/paths.ts';
import { listProgrammes } from '#lib/programmes/queries.ts';
import { keyColumns, tableColumns } from '#lib/projects/columns/columns.ts';
import { columnTitle } from '#lib/projects/columns/titles.ts';
import { type FormField, formFields, formSections } from '#lib/projects/form/fields.ts';
import { programmesFor } from '#lib/projects/policy.ts';
import { findAskedCheck } from '#lib/projects/queries/import-check.ts';
import { findImport, findMapping, listImports } from '#lib/projects/queries/imports.ts';
import type { ImportSummary, Mapping, OpenedTable } from '#lib/projects/schema/batch.ts';
import { type Loaded, refusal } from '#lib/web/loaders/staff/project.ts';
import { proposeMapping, reopenTable } from '#lib/web/staff/table-import.ts';
import { tableSentence } from '#lib/web/staff/table-sentences.ts';
import { siteStorage } from '#lib/web/storage.ts';

export interface Choice {
  value: string;
  label: string;
}

export type ImportStep = 'columns' | 'check' | 'report';

/** Whether the person may bring in tables anywhere. */
export function mayImportTables(actor: StaffActor): boolean {
  const programmes = programmesFor(actor, 'bulk');
  return programmes === 'all' || programmes.length > 0;
}

/** The last tables, each with the way to the step it is at. */
export async function loadRecentTables(
  actor: StaffActor,
  locale: Locale,
): Promise<{ href: string; label: string; detail: string }[]> {
  const t = staffMessages(locale, 'tables');
  const tables = await listImports(staffDatabase(), actor);
  return tables.map(({ batchId, name, state, createdAt }) => ({
    href: staffPath(locale, 'import', 'tables', batchId, ...restOfPath(state)),
    label: name,
    detail: `${formatInstant(createdAt, locale)} · ${t(`recent.state.${state}`)}`,
  }));
}

const restOfPath = (state: ImportSummary['state']): string[] =>
  state === 'uploaded' ? [] : state === 'prepared' ? ['check'] : ['report'];

/** The table, for whoever may see it. */
export async function findTable(actor: StaffActor, batchId: string): Promise<Loaded<ImportSummary>> {
  if (!isUuid(batchId)) return { ok: false, code: 'not-found' };
  const found = await findImport(staffDatabase(), actor, { batchId });
  return found.ok ? { ok: true, value: found.value } : refusal(found.issues);
}

/** Steps of a table that have something to show. */
export function stepsOf({ state }: ImportSummary): ImportStep[] {
  if (state === 'uploaded') return ['columns'];
  return state === 'prepared' ? ['columns', 'check'] : ['columns', 'check', 'report'];
}

export interface TableScreen {
  name: string;
  /** What kind of file it is, in words. */
  facts: string[];
  table: OpenedTable;
  /** Null once something was carried out: what the columns meant is settled. */
  mapping: (Mapping & { isRemembered: boolean }) | null;
  targets: { label: string; options: Choice[] }[];
  programmes: Choice[];
  steps: ImportStep[];
  /** How the file is read now, where somebody said so. */
  choices: ReadingChoices;
  /** Why it could not be read so, or be checked. */
  troubles: string[];
  isBeingChecked: boolean;
}

/** A table with its first rows and what its columns mean, read with `choices` where there are any. */
export async function loadTable(
  actor: StaffActor,
  batchId: string,
  choices: ReadingChoices,
  locale: Locale,
): Promise<Loaded<TableScreen>> {
  const found = await findTable(actor, batchId);
  if (!found.ok) return found;
  const db = staffDatabase();
  const summary = found.value;
  const isOpen = summary.state === 'uploaded' || summary.state === 'prepared';
  const asked = await findAskedCheck(db, actor, { batchId });
  const troubles = (asked?.issues ?? []).map((issue) => tableSentence(locale, issue));
  const wanted = Object.values(choices).some((choice) => choice !== '');
  let { table } = summary;
  if (isOpen && wanted) {
    const again = await reopenTable(db, await siteStorage(), actor, { batchId, choices });
    if (again.ok) table = again.value;
    else troubles.push(...again.issues.map((issue) => tableSentence(locale, issue)));
  }
  return {
    ok: true,
    value: {
      name: summary.name,
      facts: factsOf(summary, table, locale),
      table,
      mapping: isOpen ? await mappingOf(actor, { ...summary, table }) : null,
      targets: targetsOf(locale),
      programmes: await programmeChoices(actor, locale),
      steps: stepsOf(summary),
      choices,
      troubles,
      isBeingChecked: asked?.state === 'asked',
    },
  };
}

async function mappingOf(actor: StaffActor, summary: ImportSummary): Promise<TableScreen['mapping']> {
  const db = staffDatabase();
  const chosen = summary.mapping?.columns?.length === summary.table.header.length ? summary.mapping : null;
  const words = await headerWords();
  const mapping = await proposeMapping(db, actor, { ...summary, mapping: chosen }, words);
  const remembered =
    chosen === null && (await findMapping(db, actor, headerSignature(summary.table.header))) !== null;
  return { ...mapping, isRemembered: remembered };
}

let words: Promise<HeaderWords> | undefined;

/** The words by which columns are recognised, read once. */
function headerWords(): Promise<HeaderWords> {
  words ??= readHeaderWords(path.join(process.cwd(), 'content')).then((read) => {
    if (!read.ok) throw new Error(`The words of columns cannot be read: ${JSON.stringify(read.issues)}`);
    return read.value;
  });
  return words;
}

function factsOf({ kinds }: ImportSummary, table: OpenedTable, locale: Locale): string[] {
  const t = staffMessages(locale, 'tables');
  const separators = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
  const separator = separators[(table.separator ?? '') as ','];
  const rows = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  return [
    t(`facts.format.${table.own ? 'own' : table.format}`),
    table.encoding === undefined ? '' : t('facts.encoding', { encoding: table.encoding.toUpperCase() }),
    separator === undefined ? '' : t(`facts.separator.${separator}`),
    table.sheet === undefined ? '' : t('facts.sheet', { name: table.sheet }),
    table.headerLine === 1 ? '' : t('facts.header', { line: table.headerLine }),
    t('facts.columns', { count: table.header.length }),
    rows === 0 ? '' : t('facts.rows', { count: rows }),
  ].filter((fact) => fact !== '');
}

/** Everything a column may go to, in the order of the editor. */
function targetsOf(locale: Locale): TableScreen['targets'] {
  const t = staffMessages(locale, 'tables');
  const sections = staffMessages(locale, 'editor');
  const sectionOf = (field: keyof typeof formFields) => (formFields[field] as FormField | null)?.section;
  const groups = formSections.map((section) => ({
    label: sections(`section.${section}`),
    options: tableColumns
      .filter(({ field }) => sectionOf(field) === section)
      .map(({ name }) => ({ value: name, label: columnTitle(locale, name) })),
  }));
  const keys = [...keyColumns, 'currency' as const].map((name) => ({
    value: name,
    label: t(`columns.key.${name}`),
  }));
  return [{ label: t('columns.keyGroup'), options: keys }, ...groups].filter(
    ({ options }) => options.length > 0,
  );
}

async function programmeChoices(actor: StaffActor, locale: Locale): Promise<Choice[]> {
  const allowed = programmesFor(actor, 'create');
  const programmes = await listProgrammes(staffDatabase());
  return [
    { value: '', label: staffMessages(locale, 'tables')('reading.programmeNone') },
    ...programmes
      .filter(({ slug }) => allowed === 'all' || allowed.includes(slug))
      .map(({ slug, name }) => ({ value: slug, label: pick(name, locale).text })),
  ];
}

export interface TableProgress {
  /** Another one means that the page has something else to show. */
  state: string;
  sentence: string;
  done: number;
  all: number;
}

/** How far the work on a table has come. */
export async function loadProgress(
  actor: StaffActor,
  batchId: string,
  locale: Locale,
): Promise<Loaded<TableProgress>> {
  const found = await findTable(actor, batchId);
  if (!found.ok) return found;
  const asked = await findAskedCheck(staffDatabase(), actor, { batchId });
  return { ok: true, value: progressOf(found.value, asked?.state ?? null, locale) };
}

/** As {@link loadProgress}, of a table that is at hand; `check` is where a check stands that was asked for. */
export function progressOf(
  { state, kinds, rows }: ImportSummary,
  check: 'asked' | 'refused' | null,
  locale: Locale,
): TableProgress {
  const all = kinds.new + kinds.changed;
  const left = state === 'undoing' ? rows.applied : rows.waiting;
  const done = state === 'undone' ? rows.undone : all - left;
  const sentence = staffMessages(locale, 'tables')('check.progress', { done, all });
  return { state: check === null ? state : `check-${check}`, sentence, done, all };
}
