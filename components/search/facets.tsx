import { labelsIn, type Names } from '#components/search/labels.ts';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { Link } from '#components/ui/link.tsx';
import { type Locale, pick } from '#lib/format/localized.ts';
import { formatNumber } from '#lib/format/number.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectsPath } from '#lib/paths.ts';
import { type ProjectQuery, projectSearch } from '#lib/projects/facets.ts';
import { addressOf, isIndexable, toggled } from '#lib/search/query.ts';

/** One value of a facet with how many projects it would give. */
export interface CountedValue {
  value: string;
  name?: { en: string; bg: string };
  kind?: string;
  count: number;
  isSelected: boolean;
  isExcluded: boolean;
  chosenBy: string | null;
  children: CountedValue[];
}

export type FacetName = keyof ProjectQuery['choices'];

interface Props {
  facets: Readonly<Record<FacetName, CountedValue[]>>;
  query: ProjectQuery;
  names: Names;
  locale: Locale;
}

/** The order in which readers narrow. */
const order: readonly FacetName[] = [
  'place',
  'target-group',
  'status',
  'has',
  'programme',
  'period',
  'organisation',
  'partner-country',
];

/** So many values stand open; the rest is folded away. */
const shownValues = 8;

/** Every facet with its values as plain links, each with an exact count. */
export function Facets({ facets, query, names, locale }: Props) {
  const t = messages(locale, 'search');
  return order.map((facet) => {
    const values = facets[facet];
    if (values.length === 0) return null;
    return (
      <section key={facet} aria-labelledby={`facet-${facet}`} className="border-rule border-t pt-2 pb-5">
        <h3 id={`facet-${facet}`} className="mb-1 font-semibold text-small">
          {t(`facet.${facet}`)}
        </h3>
        <Values
          values={values.slice(0, shownValues)}
          facet={facet}
          query={query}
          names={names}
          locale={locale}
        />
        {values.length > shownValues && (
          <Disclosure summary={t('facetMore', { count: values.length - shownValues })}>
            <Values
              values={values.slice(shownValues)}
              facet={facet}
              query={query}
              names={names}
              locale={locale}
            />
          </Disclosure>
        )}
      </section>
    );
  });
}

function Values({
  values,
  facet,
  query,
  names,
  locale,
}: {
  values: readonly CountedValue[];
  facet: FacetName;
} & Omit<Props, 'facets'>) {
  return (
    <ul className="text-small">
      {values.map((value) => (
        <li key={value.value}>
          <Value value={value} facet={facet} query={query} names={names} locale={locale} />
          {value.children.length > 0 && (
            <Below values={value.children} facet={facet} query={query} names={names} locale={locale} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** What lies inside a value: open where the search already speaks of it, else folded away. */
function Below(props: { values: readonly CountedValue[]; facet: FacetName } & Omit<Props, 'facets'>) {
  const list = (
    <div className="border-rule border-l pl-3">
      <Values {...props} />
    </div>
  );
  if (props.values.some(isTouched)) return list;
  return (
    <Disclosure summary={messages(props.locale, 'search')('facetInside', { count: countAll(props.values) })}>
      {list}
    </Disclosure>
  );
}

function isTouched(value: CountedValue): boolean {
  return value.isSelected || value.isExcluded || value.children.some(isTouched);
}

function countAll(values: readonly CountedValue[]): number {
  return values.reduce((sum, { children }) => sum + 1 + countAll(children), 0);
}

function Value({
  value,
  facet,
  query,
  names,
  locale,
}: {
  value: CountedValue;
  facet: FacetName;
} & Omit<Props, 'facets'>) {
  const t = messages(locale, 'search');
  const label =
    value.name === undefined ? labelsIn(locale, names)(facet, value.value) : pick(value.name, locale).text;
  const isChosen = value.isSelected || value.isExcluded;
  const address = (kind: 'any' | 'none') => {
    const next = toggled(query, facet, value.chosenBy ?? value.value, kind);
    return { href: addressOf(projectSearch, projectsPath(locale), next), rel: relOf(next) };
  };
  return (
    <p className="flex items-baseline justify-between gap-3">
      <span className="min-w-0">
        <Link {...address(value.isExcluded ? 'none' : 'any')} kind="entry" current={isChosen}>
          <span className="inline-block min-h-6 py-0.5">
            {isChosen && <span className="sr-only">{t('chip.removeShort')} </span>}
            <span className={isChosen ? 'font-semibold' : undefined}>
              {value.isExcluded
                ? t('chip.none', { name: label, initial: label.slice(0, 1).toLowerCase() })
                : label}
            </span>
          </span>
        </Link>
        {(value.kind === 'district' || value.kind === 'municipality') && (
          <span className="text-ink-soft">
            {' '}
            {messages(locale, 'codes')(`placeKind.${value.kind}`).toLocaleLowerCase(locale)}
          </span>
        )}
      </span>
      <span className="flex shrink-0 items-baseline gap-2 text-ink-soft tabular-nums">
        {formatNumber(value.count, locale)}
        {!isChosen && (
          <a
            {...address('none')}
            aria-label={t('exclude', { name: label })}
            title={t('exclude', { name: label })}
            className="quiet-link inline-block min-h-6 min-w-6 text-center"
          >
            <span aria-hidden="true">−</span>
          </a>
        )}
      </span>
    </p>
  );
}

/** Combinations of filters are endless: crawlers do not follow them. */
function relOf(query: ProjectQuery): string | undefined {
  return isIndexable(projectSearch, query) ? undefined : 'nofollow';
}
