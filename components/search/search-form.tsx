import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectsPath } from '#lib/paths.ts';
import { type ProjectQuery, projectSearch, projectSorts } from '#lib/projects/facets.ts';
import { toParameters } from '#lib/search/query.ts';

/** The longest search that is read; lib/search/limits.ts says why. */
const longestWords = 200;

/** Fields that stand in the form themselves; the rest of the search travels along unseen. */
const ownFields = new Set(['q', 'amount-min', 'amount-max', 'from', 'to', 'sort', 'page', 'exact']);

/** Words, amounts, dates and order as one plain form that keeps the chosen filters. */
export function SearchForm({ query, locale }: { query: ProjectQuery; locale: Locale }) {
  const t = messages(locale, 'search');
  const { amount, dates } = query.ranges;
  const kept = [...toParameters(projectSearch, query)].filter(([name]) => !ownFields.has(name));
  const hasRange = [amount.min, amount.max, dates.min, dates.max].some((bound) => bound !== null);
  const sorts = projectSorts.filter((sort) => sort !== 'relevance' || query.words !== '');
  return (
    <form method="get" action={projectsPath(locale)} role="search" data-screen className="pb-6">
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <TextField
            id="search-words"
            name="q"
            type="search"
            label={t('label')}
            defaultValue={query.words}
            maxLength={longestWords}
          />
        </div>
        <div className="basis-60">
          <SelectField
            id="search-sort"
            name="sort"
            label={t('sort.label')}
            defaultValue={query.sort}
            options={sorts.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
          />
        </div>
        <Button>{t('submit')}</Button>
      </div>
      <Disclosure summary={t('more')} open={hasRange || undefined}>
        <div className="grid max-w-measure grid-cols-2 gap-4">
          <fieldset className="contents">
            <legend className="sr-only">{t('facet.amount')}</legend>
            <TextField
              id="amount-min"
              name="amount-min"
              label={`${t('facet.amount')}: ${t('amountMin').toLocaleLowerCase(locale)}`}
              inputMode="numeric"
              defaultValue={amount.min ?? undefined}
            />
            <TextField
              id="amount-max"
              name="amount-max"
              label={`${t('facet.amount')}: ${t('amountMax').toLocaleLowerCase(locale)}`}
              inputMode="numeric"
              defaultValue={amount.max ?? undefined}
            />
          </fieldset>
          <fieldset className="contents">
            <legend className="sr-only">{t('facet.dates')}</legend>
            <TextField
              id="from"
              name="from"
              label={t('from')}
              hint={t('dateHint')}
              defaultValue={dates.min ?? undefined}
            />
            <TextField
              id="to"
              name="to"
              label={t('to')}
              hint={t('dateHint')}
              defaultValue={dates.max ?? undefined}
            />
          </fieldset>
        </div>
      </Disclosure>
    </form>
  );
}
