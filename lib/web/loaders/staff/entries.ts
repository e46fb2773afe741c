/** Loads the lists of projects that staff work with: all of them by filters, the trash, and what a new one needs. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { type Locale, pick } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { listProgrammes } from '#lib/programmes/queries.ts';
import { canDo, programmesFor } from '#lib/projects/policy.ts';
import { type EntryPage, findMatching, listEntries } from '#lib/projects/queries/entries.ts';
import { listViews } from '#lib/projects/queries/saved-views.ts';
import { mostChanged } from '#lib/projects/schema/batch.ts';
import type { AttentionCode, EntryState, EntrySummary, OpenState } from '#lib/projects/schema/edition.ts';
import type { SavedView } from '#lib/projects/schema/saved-view.ts';
import { titleOf } from '#lib/web/loaders/staff/project.ts';
import { authorName } from '#lib/web/staff/author-name.ts';
import { type EntryAddress, entryQuery, noProgramme } from '#lib/web/staff/entry-address.ts';

export interface EntryRow {
  projectId: string;
  title: string;
  titleLang: Locale;
  state: EntryState;
  work: OpenState | null;
  scheduledFor: Date | null;
  completeness: number;
  attention: AttentionCode[];
  changedAt: Date;
  changedBy: string;
}

export interface Choice {
  value: string;
  label: string;
}

export interface EntriesScreen {
  rows: EntryRow[];
  next: string | null;
  counts: EntryPage['counts'];
  /** How many there are in the programmes of the actor, the trash aside. */
  total: number;
  programmes: Choice[];
  views: SavedView[];
  mayCreate: boolean;
  mayBulk: boolean;
  /**
   * How many match the filters and may be changed together, one more than {@link mostChanged} for all beyond; null
   * without filters and for those who change no more than one at a time.
   */
  matching: number | null;
}

/** A page of the list of projects. */
export async function loadEntries(
  actor: StaffActor,
  { filters, after }: EntryAddress,
  locale: Locale,
): Promise<EntriesScreen> {
  const db = staffDatabase();
  const page = await listEntries(db, actor, filters, after === null ? {} : { after });
  const { trashed: _, ...listed } = page.counts.states;
  const mayBulk = isSomewhere(programmesFor(actor, 'bulk'));
  const isFiltered = entryQuery(filters) !== '';
  return {
    rows: page.entries.map((entry) => toEntryRow(entry, locale)),
    next: page.next,
    counts: page.counts,
    total: Object.values(listed).reduce((sum, count) => sum + count, 0),
    programmes: await programmeChoices(actor, 'read', locale),
    views: await listViews(db, actor),
    mayCreate: isSomewhere(programmesFor(actor, 'create')),
    mayBulk,
    matching: mayBulk && isFiltered ? (await findMatching(db, actor, filters, mostChanged + 1)).length : null,
  };
}

/** What is in the trash, the one put away last first. */
export async function loadTrash(
  actor: StaffActor,
  after: string | null,
  locale: Locale,
): Promise<{ rows: (EntryRow & { mayRestore: boolean })[]; next: string | null }> {
  const page = await listEntries(
    staffDatabase(),
    actor,
    { state: 'trashed' },
    after === null ? {} : { after },
  );
  return {
    rows: page.entries.map((entry) => ({
      ...toEntryRow(entry, locale),
      mayRestore: canDo(actor, 'trash', entry.programme),
    })),
    next: page.next,
  };
}

/** Programmes in which the actor may begin a project; null when there is none. */
export async function loadNewProject(
  actor: StaffActor,
  locale: Locale,
): Promise<{ programmes: Choice[] } | null> {
  if (!isSomewhere(programmesFor(actor, 'create'))) return null;
  return { programmes: await programmeChoices(actor, 'create', locale) };
}

/** An entry as lists show it. */
export function toEntryRow(entry: EntrySummary, locale: Locale): EntryRow {
  const { title, lang } = titleOf(entry, locale);
  return {
    projectId: entry.projectId,
    title,
    titleLang: lang,
    state: entry.state,
    work: entry.editionState,
    scheduledFor: entry.scheduledFor,
    completeness: entry.completeness,
    attention: entry.attention,
    changedAt: entry.changedAt,
    changedBy: authorName(entry.changedBy, locale),
  };
}

async function programmeChoices(
  actor: StaffActor,
  action: 'read' | 'create',
  locale: Locale,
): Promise<Choice[]> {
  const allowed = programmesFor(actor, action);
  const programmes = await listProgrammes(staffDatabase());
  const none = { value: noProgramme, label: staffMessages(locale, 'projects')('noProgramme') };
  return [
    ...programmes
      .filter(({ slug }) => allowed === 'all' || allowed.includes(slug))
      .map(({ slug, name }) => ({ value: slug, label: pick(name, locale).text })),
    ...(allowed === 'all' ? [none] : []),
  ];
}

function isSomewhere(programmes: 'all' | readonly string[]): boolean {
  return programmes === 'all' || programmes.length > 0;
}
