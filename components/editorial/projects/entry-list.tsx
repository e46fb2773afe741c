import { Button } from '#components/ui/button.tsx';
import { Table } from '#components/ui/table.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { mostChanged } from '#lib/projects/schema/batch.ts';
import type { AttentionCode, EntryState, OpenState } from '#lib/projects/schema/edition.ts';

export interface ListedEntry {
  projectId: string;
  title: string;
  titleLang: Locale;
  state: EntryState;
  work: OpenState | null;
  scheduledFor: Date | null;
  /** Percent. */
  completeness: number;
  attention: readonly AttentionCode[];
  changedAt: Date;
  changedBy: string;
}

/**
 * Projects as a table whose first column is the way to each. With `selection` each can be ticked; ticks of other pages
 * travel along, because the table is a GET form of the list's own address.
 */
export function EntryList({
  entries,
  locale,
  next,
  query,
  selected,
  maySelect,
  matching,
}: {
  entries: readonly ListedEntry[];
  locale: Locale;
  /** Where the next page begins. */
  next: string | null;
  /** Filters of the list, as names and values. */
  query: readonly (readonly [name: string, value: string])[];
  selected: readonly string[];
  maySelect: boolean;
  /** How many match the filters and may be changed together; null when that is not offered. */
  matching: number | null;
}) {
  const t = staffMessages(locale, 'projects');
  const here = new Set(entries.map(({ projectId }) => projectId));
  const elsewhere = selected.filter((id) => !here.has(id));
  return (
    <form action={staffPath(locale, 'projects')} method="get">
      {query.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {elsewhere.map((id) => (
        <input key={id} type="hidden" name="selected" value={id} />
      ))}
      <Table
        caption={t('caption')}
        captionHidden
        columns={[
          { id: 'title', header: t('columns.title') },
          { id: 'state', header: t('columns.state') },
          { id: 'work', header: t('columns.work') },
          { id: 'completeness', header: t('columns.completeness'), numeric: true },
          { id: 'changed', header: t('columns.changed') },
        ]}
        rows={entries.map((entry) => ({
          id: entry.projectId,
          cells: [
            <EntryTitle
              key="title"
              entry={entry}
              locale={locale}
              isSelected={selected.includes(entry.projectId)}
              maySelect={maySelect}
            />,
            <span key="state" className="wide:whitespace-nowrap">
              {t(`states.${entry.state}`)}
            </span>,
            workOf(entry, locale),
            t('completeness', { percent: entry.completeness }),
            t('changedBy', { when: formatInstant(entry.changedAt, locale), name: entry.changedBy }),
          ],
        }))}
      />
      <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        {next !== null && (
          <Button tone="plain" name="after" value={next}>
            {t('nextPage')}
          </Button>
        )}
        {maySelect && <SelectionDeeds selected={selected.length} matching={matching} locale={locale} />}
      </div>
    </form>
  );
}

/** What can be done with the projects that are ticked, or with all that match. */
function SelectionDeeds({
  selected,
  matching,
  locale,
}: {
  selected: number;
  matching: number | null;
  locale: Locale;
}) {
  const t = staffMessages(locale, 'projects');
  return (
    <>
      <Button tone="plain">{t('keepSelection')}</Button>
      <Button tone="plain" formAction={staffPath(locale, 'bulk')}>
        {t('bulk')}
      </Button>
      <Button tone="plain" formAction={staffPath(locale, 'projects', 'merge')}>
        {t('merge')}
      </Button>
      <span className="text-ink-soft text-small">{t('selected', { count: selected })}</span>
      <ChangeAll matching={matching} locale={locale} />
    </>
  );
}

/** Leads on with everything that the filters match, on this page and on others. */
function ChangeAll({ matching, locale }: { matching: number | null; locale: Locale }) {
  const t = staffMessages(locale, 'projects');
  if (matching === null || matching === 0) return null;
  if (matching > mostChanged)
    return <span className="text-ink-soft text-small">{t('tooManyMatch', { most: mostChanged })}</span>;
  return (
    <Button tone="plain" formAction={staffPath(locale, 'bulk')} name="all" value="yes">
      {t('bulkAll', { count: matching })}
    </Button>
  );
}

function EntryTitle({
  entry,
  locale,
  isSelected,
  maySelect,
}: {
  entry: ListedEntry;
  locale: Locale;
  isSelected: boolean;
  maySelect: boolean;
}) {
  const t = staffMessages(locale, 'projects');
  return (
    <span id={`project-${entry.projectId}`} className="flex items-baseline gap-3 mid:min-w-56">
      {maySelect && (
        <label className="relative top-1.5 flex shrink-0 cursor-pointer">
          <input
            type="checkbox"
            name="selected"
            value={entry.projectId}
            defaultChecked={isSelected}
            className="size-6 accent-accent"
          />
          <VisuallyHidden>{t('select', { title: entry.title })}</VisuallyHidden>
        </label>
      )}
      <span className="min-w-0">
        <a
          href={staffPath(locale, 'projects', entry.projectId, 'edit')}
          lang={langUnlessSame(entry.titleLang, locale)}
          className="quiet-link"
        >
          {entry.title}
        </a>
        {entry.attention.map((code) => (
          <span key={code} className="block font-normal text-caption text-nearly">
            {t(`attentionCode.${code}`)}
          </span>
        ))}
      </span>
    </span>
  );
}

/** Where the open edition stands, in words. */
export function workOf(
  { work, scheduledFor }: Pick<ListedEntry, 'work' | 'scheduledFor'>,
  locale: Locale,
): string {
  const t = staffMessages(locale, 'projects');
  if (work === null) return t('work.none');
  if (work !== 'scheduled') return t(`work.${work}`);
  if (scheduledFor === null) return t('work.scheduledSoon');
  return t('work.scheduled', { when: formatInstant(scheduledFor, locale) });
}
