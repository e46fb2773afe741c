import type { ReactNode } from 'react';
import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { ColumnSelect } from '#components/editorial/import-tables/column-select.tsx';
import { StaffField, StaffSelect } from '#components/editorial/staff-field.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { currencies } from '#lib/projects/schema.ts';

export interface Choice {
  value: string;
  label: string;
}

/** What columns may mean, under one heading of the list. */
interface TargetGroup {
  label: string;
  options: readonly Choice[];
}

/** The table as far as the form shows it. */
export interface MappedTable {
  header: readonly string[];
  sample: readonly (readonly string[])[];
}

export interface ShownMapping {
  /** By position: what the column means; null for one that is left out. */
  columns: readonly (string | null)[];
  key: string;
  clears: string;
  programme: string | null;
  decimals: string | null;
  dates: string;
  currency: string | null;
  /** Whether this is how a table with the same columns was read before. */
  isRemembered: boolean;
}

/** Which column goes to which field, and how a row finds its project. */
export function MappingForm({
  frame,
  tableId,
  table,
  mapping,
  targets,
  programmes,
  reading,
}: {
  frame: FormFrame;
  tableId: string;
  table: MappedTable;
  mapping: ShownMapping;
  targets: readonly TargetGroup[];
  programmes: readonly Choice[];
  /** How the file is read where somebody said so, by the names of the fields. */
  reading: Readonly<Record<string, string>>;
}) {
  const { locale } = frame;
  const t = staffMessages(locale, 'tables');
  const posted = postedValues(frame, 'mapping');
  // Made once and shared by all columns, so that a wide table does not carry the list again and again.
  const options = <TargetOptions targets={targets} locale={locale} />;
  return (
    <ActionForm
      frame={frame}
      name="mapping"
      action={`/staff/api/import/tables/${tableId}/check`}
      fields={reading}
      className=""
    >
      <Section id="columns" title={t('columns.title')} remark={t('columns.remark')}>
        {mapping.isRemembered && (
          <div className="mb-5">
            <Notice>{t('columns.remembered')}</Notice>
          </div>
        )}
        <ol className="border-rule border-t">
          {table.header.map((header, index) => (
            <MappedColumn
              key={index}
              index={index}
              header={header}
              samples={samplesOf(table, index)}
              target={posted[`column:${index}`] ?? mapping.columns[index] ?? ''}
              locale={locale}
            >
              {options}
            </MappedColumn>
          ))}
        </ol>
      </Section>
      <Section id="rows" title={t('reading.title')}>
        <RowReading mapping={mapping} posted={posted} programmes={programmes} locale={locale} />
      </Section>
    </ActionForm>
  );
}

function TargetOptions({ targets, locale }: { targets: readonly TargetGroup[]; locale: Locale }) {
  return (
    <>
      <option value="">{staffMessages(locale, 'tables')('columns.leaveOut')}</option>
      {targets.map(({ label, options }) => (
        <optgroup key={label} label={label}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}

/** How a row finds its project, and how what it holds is written. */
function RowReading({
  mapping,
  posted,
  programmes,
  locale,
}: {
  mapping: ShownMapping;
  posted: Readonly<Record<string, string>>;
  programmes: readonly Choice[];
  locale: Locale;
}) {
  const t = staffMessages(locale, 'tables');
  const choices = {
    key: (['id', 'number', 'slug', 'none'] as const).map((value) => ({
      value,
      label: t(`reading.keyOf.${value}`),
    })),
    programme: programmes,
    decimals: [
      { value: '', label: t('reading.decimalsOf.unknown') },
      { value: ',', label: t('reading.decimalsOf.comma') },
      { value: '.', label: t('reading.decimalsOf.point') },
    ],
    dates: (['day-first', 'month-first'] as const).map((value) => ({
      value,
      label: t(`reading.datesOf.${value}`),
    })),
    currency: [
      { value: '', label: t('reading.currencyNone') },
      ...currencies.map((value) => ({ value, label: value })),
    ],
  };
  const select = (name: keyof typeof choices, label: string, hint?: string) => (
    <StaffSelect
      id={name}
      name={name}
      label={label}
      hint={hint}
      options={choices[name]}
      defaultValue={posted[name] ?? mapping[name] ?? ''}
    />
  );
  return (
    <div className="grid max-w-measure gap-5">
      {select('key', t('reading.key'), t('reading.keyHint'))}
      <StaffField
        id="clears"
        name="clears"
        label={t('reading.clears')}
        hint={t('reading.clearsHint')}
        maxLength={40}
        defaultValue={posted['clears'] ?? mapping.clears}
      />
      {select('programme', t('reading.programme'), t('reading.programmeHint'))}
      {select('decimals', t('reading.decimals'))}
      {select('dates', t('reading.dates'))}
      {select('currency', t('reading.currency'), t('reading.currencyHint'))}
      <div>
        <Button>{t('check.submit')}</Button>
      </div>
    </div>
  );
}

/** A column by its name, some of what stands in it, and the field it fills. */
function MappedColumn({
  index,
  header,
  samples,
  target,
  locale,
  children,
}: {
  index: number;
  header: string;
  samples: readonly string[];
  target: string;
  locale: Locale;
  children: ReactNode;
}) {
  const t = staffMessages(locale, 'tables');
  return (
    <li className="grid gap-x-8 gap-y-2 border-rule border-b py-3 mid:grid-cols-2 mid:items-center">
      <div className="min-w-0">
        <label htmlFor={`column:${index}`} className="block font-semibold text-small">
          {header === '' ? t('columns.unnamed', { number: index + 1 }) : header}
        </label>
        <p id={`sample:${index}`} className="line-clamp-2 text-caption text-ink-soft">
          {samples.length === 0 ? t('columns.empty') : samples.join(' · ')}
        </p>
      </div>
      <div className="min-w-0">
        <ColumnSelect
          id={`column:${index}`}
          name={`column:${index}`}
          describedBy={`sample:${index}`}
          defaultValue={target}
        >
          {children}
        </ColumnSelect>
      </div>
    </li>
  );
}

const mostSamples = 3;
const longestSample = 60;

/** The first different texts of a column. */
function samplesOf({ sample }: MappedTable, index: number): string[] {
  const texts = sample.map((cells) => (cells[index] ?? '').trim()).filter((text) => text !== '');
  return [...new Set(texts)]
    .slice(0, mostSamples)
    .map((text) => (text.length > longestSample ? `${text.slice(0, longestSample)}…` : text));
}
