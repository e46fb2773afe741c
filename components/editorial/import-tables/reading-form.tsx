import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** How a file was read. */
export interface ReadFile {
  format: string;
  encoding?: string;
  separator?: string;
  sheet?: string;
  sheets?: readonly string[];
  headerLine: number;
}

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252', 'windows-1253'];
const separators = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
] as const;

interface ReadingFormProps {
  path: string;
  table: ReadFile;
  /** What somebody said of the header; empty: it was found. */
  headerLine: string;
  locale: Locale;
}

/** Reads the file in another way when letters, columns, the sheet or the header are wrong; the choice stands in the address. */
export function ReadingForm({ path, table, headerLine, locale }: ReadingFormProps) {
  const t = staffMessages(locale, 'tables');
  const sheets = table.sheets ?? [];
  if (table.format !== 'csv' && table.format !== 'xlsx') return null;
  return (
    <div className="mt-4">
      <Disclosure summary={t('again.summary')} open={sheets.length > 1}>
        <form action={path} method="get" className="grid max-w-measure gap-5 pt-2">
          {table.format === 'csv' ? (
            <>
              <SelectField
                id="encoding"
                name="encoding"
                label={t('again.encoding')}
                defaultValue={table.encoding}
                options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
              />
              <SelectField
                id="separator"
                name="separator"
                label={t('again.separator')}
                defaultValue={table.separator}
                options={separators.map(([value, name]) => ({
                  value,
                  label: t(`again.separatorOf.${name}`),
                }))}
              />
            </>
          ) : sheets.length < 2 ? null : (
            <SelectField
              id="sheet"
              name="sheet"
              label={t('again.sheet')}
              defaultValue={table.sheet}
              options={sheets.map((value) => ({ value, label: value }))}
            />
          )}
          <TextField
            id="headerLine"
            name="headerLine"
            type="number"
            inputMode="numeric"
            min={1}
            max={1_048_576}
            label={t('again.header')}
            hint={t('again.headerHint', { line: table.headerLine })}
            defaultValue={headerLine}
          />
          <div>
            <Button tone="plain">{t('again.submit')}</Button>
          </div>
        </form>
      </Disclosure>
    </div>
  );
}
