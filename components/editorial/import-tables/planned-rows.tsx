import { ActionForm, type FormFrame } from '#components/editorial/action-form.tsx';
import { MarkedText, type ShownDifference } from '#components/editorial/review/difference-view.tsx';
import { Button } from '#components/ui/button.tsx';
import { Tag } from '#components/ui/chip.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** What is wrong with a cell or a row, and what can be done about it. */
export interface ShownProblem {
  /** Name of the column; null when it concerns the row. */
  column: string | null;
  message: string;
}

/** A project that the row may mean. */
export interface ShownDuplicate {
  title: string;
  /** Null for another row of the table. */
  href: string | null;
  reasons: readonly string[];
}

export interface ShownPlannedRow {
  position: number;
  /** Line of the table that the row begins in, as spreadsheets count. */
  line: number;
  title: string;
  titleLang: Locale | null;
  /** The project it changes; null for a new one. */
  href: string | null;
  /** Its kind, or what became of it, in words. */
  state: string;
  cells: readonly ShownDifference[];
  problems: readonly ShownProblem[];
  /** What will be asked before it is published. */
  remarks: readonly ShownProblem[];
  duplicates: readonly ShownDuplicate[];
  /** Whether it begins a project: its cells are many and all new, and are folded. */
  isNew: boolean;
  /** Made from an older text of the project than the one that stands. */
  isOlder: boolean;
  /** What may be said of a row that resembles another project. */
  mayTake: 'take' | 'leave' | null;
}

/** Rows of a table with everything they change, cell by cell, and what keeps them from being taken. */
export function PlannedRows({
  rows,
  tableId,
  frame,
}: {
  rows: readonly ShownPlannedRow[];
  tableId: string;
  frame: FormFrame;
}) {
  const { locale } = frame;
  const t = staffMessages(locale, 'tables');
  return (
    <ol className="border-ink border-t">
      {rows.map((row) => (
        <li
          key={row.position}
          id={`row-${row.position}`}
          className="margin-grid border-rule border-b pt-3 pb-5 last:border-ink"
        >
          <div className="mb-2 wide:mb-0">
            <p className="text-caption text-ink-soft tabular-nums">{t('row.line', { line: row.line })}</p>
            <Tag>{row.state}</Tag>
          </div>
          <div className="min-w-0 max-w-measure">
            <h3
              className="font-semibold"
              lang={row.titleLang ? langUnlessSame(row.titleLang, locale) : undefined}
            >
              {row.href === null ? (
                row.title || t('row.untitled')
              ) : (
                <a href={row.href} className="quiet-link">
                  {row.title || t('row.untitled')}
                </a>
              )}
            </h3>
            {row.isOlder && <p className="mt-1 text-caption text-nearly">{t('row.older')}</p>}
            <Problems problems={row.problems} />
            <Duplicates row={row} tableId={tableId} frame={frame} />
            {row.isNew && row.cells.length > 0 ? (
              <Disclosure summary={t('row.all', { count: row.cells.length })}>
                <Cells cells={row.cells} locale={locale} />
              </Disclosure>
            ) : (
              <Cells cells={row.cells} locale={locale} />
            )}
            {row.remarks.length > 0 && (
              <Disclosure summary={t('row.remarks')}>
                <Sayings sayings={row.remarks} />
              </Disclosure>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Problems({ problems }: Pick<ShownPlannedRow, 'problems'>) {
  if (problems.length === 0) return null;
  return (
    <div className="mt-2 border-missed border-l-4 pl-4">
      <Sayings sayings={problems} />
    </div>
  );
}

function Sayings({ sayings }: { sayings: readonly ShownProblem[] }) {
  return (
    <ul>
      {sayings.map(({ column, message }) => (
        <li key={`${column} ${message}`} className="py-0.5 text-small">
          {column !== null && <span className="font-semibold">{column}: </span>}
          {message}
        </li>
      ))}
    </ul>
  );
}

function Duplicates({
  row: { position, duplicates, mayTake },
  tableId,
  frame,
}: {
  row: ShownPlannedRow;
  tableId: string;
  frame: FormFrame;
}) {
  const t = staffMessages(frame.locale, 'tables');
  if (duplicates.length === 0) return null;
  return (
    <div className="mt-2 border-nearly border-l-4 pl-4 text-small">
      <p className="py-0.5">{t('row.duplicates')}</p>
      <ul>
        {duplicates.map(({ title, href, reasons }) => (
          <li key={title} className="py-0.5">
            {href === null ? title : <a href={href}>{title}</a>}
            {reasons.length > 0 && (
              <span className="block text-caption text-ink-soft">{reasons.join(' · ')}</span>
            )}
          </li>
        ))}
      </ul>
      {mayTake !== null && (
        <>
          <p className="py-0.5 text-caption text-ink-soft">{t('row.duplicateHelp')}</p>
          <ActionForm
            frame={frame}
            name={`duplicate-${position}`}
            action={`/staff/api/import/tables/${tableId}/duplicates`}
            fields={{ position: String(position), taken: mayTake === 'take' ? 'yes' : 'no' }}
            className="mt-2"
          >
            <Button tone="plain">{t(`row.${mayTake}`)}</Button>
          </ActionForm>
        </>
      )}
    </div>
  );
}

function Cells({ cells, locale }: Pick<ShownPlannedRow, 'cells'> & { locale: Locale }) {
  if (cells.length === 0) return null;
  return (
    <dl className="mt-2">
      {cells.map((cell) => (
        <div key={cell.path} className="border-rule border-t py-2 mid:grid mid:grid-cols-3 mid:gap-x-6">
          <dt className="text-caption text-ink-soft">{cell.name}</dt>
          <dd className="min-w-0 mid:col-span-2">
            <MarkedText marks={cell.marks} lang={cell.lang} locale={locale} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
