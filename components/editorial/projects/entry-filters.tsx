import { Button } from '#components/ui/button.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { attentionCodes, entryStates, openStates } from '#lib/projects/schema/edition.ts';

/** Conditions of the list as a form that writes them into the address. */
export function EntryFilters({
  values,
  programmes,
  locale,
}: {
  /** What the address says, by the names of its parameters. */
  values: Readonly<Record<string, string>>;
  programmes: readonly { value: string; label: string }[];
  locale: Locale;
}) {
  const t = staffMessages(locale, 'projects');
  const any = { value: '', label: t('any') };
  const select = (name: string, label: string, options: readonly { value: string; label: string }[]) => (
    <SelectField
      id={name}
      name={name}
      label={label}
      options={[any, ...options]}
      defaultValue={values[name] ?? ''}
    />
  );
  return (
    <search data-screen>
      <form action={staffPath(locale, 'projects')} method="get" aria-label={t('filters')} className="mb-6">
        <div className="grid grid-cols-2 items-end gap-4 wide:grid-cols-4">
          <div className="col-span-2 wide:col-span-4">
            <TextField
              id="q"
              name="q"
              type="search"
              label={t('search')}
              defaultValue={values['q'] ?? ''}
              maxLength={200}
            />
          </div>
          {select(
            'state',
            t('state'),
            entryStates
              .filter((state) => state !== 'trashed')
              .map((value) => ({ value, label: t(`states.${value}`) })),
          )}
          {select('work', t('editionState'), [
            ...openStates.map((value) => ({
              value,
              label: t(`work.${value === 'scheduled' ? 'scheduledSoon' : value}`),
            })),
            { value: 'none', label: t('work.none') },
          ])}
          {select('programme', t('programme'), programmes)}
          {select('attention', t('attention'), [
            { value: 'any', label: t('attentionAny') },
            ...attentionCodes.map((value) => ({ value, label: t(`attentionCode.${value}`) })),
          ])}
        </div>
        <div className="mt-4 flex flex-wrap items-center gap-6">
          <Button tone="plain">{t('apply')}</Button>
          <a href={staffPath(locale, 'projects')} className="py-1">
            {t('clear')}
          </a>
        </div>
      </form>
    </search>
  );
}
