import { labelsIn, type Names, partText } from '#components/search/labels.ts';
import { Chip } from '#components/ui/chip.tsx';
import { Link } from '#components/ui/link.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectsPath } from '#lib/paths.ts';
import { type ProjectQuery, projectSearch } from '#lib/projects/facets.ts';
import { describeCondition } from '#lib/search/describe.ts';
import { addressOf, conditionsOf, everything, withoutCondition } from '#lib/search/query.ts';

interface Props {
  query: ProjectQuery;
  names: Names;
  locale: Locale;
}

/** Every condition as a chip that takes it away; nothing without conditions. */
export function Chips({ query, names, locale }: Props) {
  const t = messages(locale, 'search');
  const labelOf = labelsIn(locale, names);
  const conditions = conditionsOf(projectSearch, query);
  if (conditions.length === 0) return null;
  const path = projectsPath(locale);
  return (
    <ul className="flex flex-wrap items-baseline gap-2" data-screen>
      {conditions.map((condition) => {
        const value = partText(describeCondition(condition, labelOf), 'chip', locale);
        const term = condition.kind === 'words' ? '' : t(`facet.${condition.facet}`);
        const href = addressOf(projectSearch, path, withoutCondition(projectSearch, query, condition));
        return (
          <li key={href} className="max-w-full">
            <Chip href={href} term={term} value={value} removeLabel={t('chip.removeShort')} />
          </li>
        );
      })}
      {conditions.length > 1 && (
        <li>
          <Link href={addressOf(projectSearch, path, everything(projectSearch))}>{t('chip.removeAll')}</Link>
        </li>
      )}
    </ul>
  );
}
