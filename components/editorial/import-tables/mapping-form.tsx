import { ActionForm, type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { ColumnSelect } from '#components/editorial/import-tables/column-select.tsx';
import { StaffField, StaffSelect } from '#components/editorial/staff-field.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

export interface Choice {
  value: string;
  label: string;
}

/** A column of the table with some of what stands in it, and the field it goes to; empty: it is left out. */
export interface ShownColumn {
  index: number;
  header: string;
  samples: readonly string[];
  target: string;
}

export interface ShownMapping {
  columns: readonly ShownColumn[];
  key: string;
  clears: string;
  /** Slug; empty: none. */
  programme: string;
  /** The sign before the cents; empty: the table does not tell. */
  decimals: string;
  dates: string;
  /** Empty: none. */
  currency: string;
  /** Whether this is how a table with the same columns was read before. */
  isRemembered: boolean;
}

/** Which column goes to which field, and how a row finds its project. */
export function MappingForm({
  frame,
  tableId,
  mapping,
  targets,
  choices,
}: {
  frame: FormFrame;
  tableId: string;
  mapping: ShownMapping;
  targets: readonly { label: string; options: readonly Choice[] }[];
  choices: Readonly<Record<'key' | 'programme' | 'decimals' | 'dates' | 'currency', readonly Choice[]>>;
}) {
  const { locale } = frame;
  const t = staffMessages(locale, 'tables');
  const posted = postedValues(frame, 'mapping');
  // Made once and shared by all columns, so that a wide table does not carry the list again and again.
  const options = (
    <>
      <option value="">{t('columns.leaveOut')}</option>
      {targets.map(({ label, options: group }) => (
        <optgroup key={label} label={label}>
          {group.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
  const select = (name: keyof typeof choices, label: string, hint?: string) => (
    <StaffSelect
      id={name}
      name={name}
      label={label}
      hint={hint}
      options={choices[name]}
      defaultValue={posted[name] ?? mapping[name]}
    />
  );
  return (
    <ActionForm
      frame={frame}
      name="mapping"
      action={`/staff/api/import/tables/${tableId}/mapping`}
      className=""
    >
      <Section id="columns" title={t('columns.title')} remark={t('columns.remark')}>
        {mapping.isRemembered && (
          <div className="mb-5">
            <Notice>{t('columns.remembered')}</Notice>
          </div>
        )}
        <ol className="border-rule border-t">
          {mapping.columns.map((column) => (
            <li
              key={column.index}
              className="grid gap-x-8 gap-y-2 border-rule border-b py-3 mid:grid-cols-2 mid:items-center"
            >
              <div className="min-w-0">
                <label htmlFor={`column:${column.index}`} className="block font-semibold text-small">
                  {column.header === '' ? t('columns.unnamed', { number: column.index + 1 }) : column.header}
                </label>
                <p id={`sample-${column.index}`} className="line-clamp-2 text-caption text-ink-soft">
                  {column.samples.length === 0 ? t('columns.empty') : column.samples.join(' · ')}
                </p>
              </div>
              <div className="min-w-0">
                <ColumnSelect
                  id={`column:${column.index}`}
                  name={`column:${column.index}`}
                  describedBy={`sample-${column.index}`}
                  defaultValue={posted[`column:${column.index}`] ?? column.target}
                >
                  {options}
                </ColumnSelect>
              </div>
            </li>
          ))}
        </ol>
      </Section>
      <Section id="rows" title={t('reading.title')}>
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
      </Section>
    </ActionForm>
  );
}
