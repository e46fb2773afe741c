import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { SelectField } from '#components/ui/field.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** How a file was read. */
export interface ReadFile {
  format: string;
  encoding?: string;
  separator?: string;
  sheet?: string;
  sheets?: readonly string[];
}

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1252', 'windows-1253'];
const separators = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'pipe'],
] as const;

/** Reads the file in another way when letters, columns or the sheet are wrong; the choice stands in the address. */
export function ReadingForm({ path, table, locale }: { path: string; table: ReadFile; locale: Locale }) {
  const t = staffMessages(locale, 'tables');
  const sheets = table.sheets ?? [];
  if (table.format !== 'csv' && sheets.length < 2) return null;
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
          ) : (
            <SelectField
              id="sheet"
              name="sheet"
              label={t('again.sheet')}
              defaultValue={table.sheet}
              options={sheets.map((value) => ({ value, label: value }))}
            />
          )}
          <div>
            <Button tone="plain">{t('again.submit')}</Button>
          </div>
        </form>
      </Disclosure>
    </div>
  );
}
