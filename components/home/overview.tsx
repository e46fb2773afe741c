import { type ProportionBar, ProportionBars } from '#components/charts/proportion-bars.tsx';
import { type MappedPlace, PlaceMap } from '#components/places/place-map.tsx';
import { ProjectList } from '#components/projects/project-list.tsx';
import { Section } from '#components/sections/section.tsx';
import { type Sum, sumNote, sumText } from '#components/sections/sum-line.tsx';
import { Link } from '#components/ui/link.tsx';
import { LargeFigure } from '#components/ui/numeral.tsx';
import type { Locale, LocalizedText } from '#lib/format/localized.ts';
import { pick } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { formatNumber } from '#lib/format/number.ts';
import { messages } from '#lib/i18n/messages.ts';
import {
  organisationsPath,
  outputsPath,
  placePath,
  placesPath,
  programmePath,
  projectPath,
  projectsPath,
  targetGroupPath,
  targetGroupsPath,
} from '#lib/paths.ts';
import { euroCents } from '#lib/projects/rules.ts';
import type { ProjectCard } from '#lib/projects/schema.ts';
import { narrowestGroups } from '#lib/target-groups/rules.ts';

export interface OverviewProps {
  total: Sum & { projects: number };
  latest: readonly ProjectCard[];
  places: readonly MappedPlace[];
  groups: readonly { slug: string; parentSlug: string | null; name: LocalizedText; projects: number }[];
  programmes: readonly { slug: string; name: LocalizedText; projects: number }[];
  organisations: number;
  outputs: number;
  locale: Locale;
}

/** The bars of a list on the home page; more is one click away. */
const mostGroups = 8;

/** The portfolio at a glance: what, where, for whom, with how much, with a way into each. */
export function Overview(props: OverviewProps) {
  const { locale, places } = props;
  const t = messages(locale, 'home');
  return (
    <>
      <Figures {...props} />
      <Section id="what" title={t('what')} remark={<Link href={projectsPath(locale)}>{t('whatAll')}</Link>}>
        <ProjectList cards={props.latest} locale={locale} />
      </Section>
      <Section
        id="where"
        title={t('where')}
        remark={<Link href={placesPath(locale)}>{t('whereAll')}</Link>}
        wide
      >
        <PlaceMap
          places={places}
          locale={locale}
          title={t('mapTitle')}
          description={(count) => t('mapDescription', { count })}
          listHeading={t('mapList')}
          href={(slug) => placePath(locale, slug)}
        />
      </Section>
      <Section
        id="for-whom"
        title={t('forWhom')}
        remark={<Link href={targetGroupsPath(locale)}>{t('forWhomAll')}</Link>}
      >
        <div className="max-w-measure">
          <ProportionBars
            label={t('forWhom')}
            bars={narrowestGroups(props.groups)
              .slice(0, mostGroups)
              .map((group) => countBar(group, targetGroupPath, locale))}
          />
        </div>
      </Section>
      <Section id="how-much" title={t('howMuch')} remark={t('howMuchText')}>
        <Amounts {...props} />
      </Section>
    </>
  );
}

function Figures({ total, organisations, outputs, locale }: OverviewProps) {
  const t = messages(locale, 'home');
  return (
    <section aria-labelledby="figures" className="pb-12">
      <h2 id="figures" className="sr-only">
        {t('figures')}
      </h2>
      <dl className="grid gap-x-8 gap-y-6 mid:grid-cols-2 wide:grid-cols-4">
        <LargeFigure
          figure={
            <Link href={projectsPath(locale)} kind="entry">
              {formatNumber(total.projects, locale)}
            </Link>
          }
          label={t('projects', { count: total.projects })}
        />
        <LargeFigure
          figure={sumText(total, locale) ?? '–'}
          label={t('amount')}
          note={sumNote(total, locale)}
        />
        <LargeFigure
          figure={
            <Link href={organisationsPath(locale)} kind="entry">
              {formatNumber(organisations, locale)}
            </Link>
          }
          label={t('organisations', { count: organisations })}
        />
        <LargeFigure
          figure={
            <Link href={outputsPath(locale)} kind="entry">
              {formatNumber(outputs, locale)}
            </Link>
          }
          label={t('outputs', { count: outputs })}
        />
      </dl>
    </section>
  );
}

/** The largest grants beside each other, and the programmes they came from. */
function Amounts({ latest, total, programmes, locale }: OverviewProps) {
  const t = messages(locale, 'home');
  const bars = latest.flatMap((card): ProportionBar[] => {
    const cents = card.grant === undefined ? null : euroCents(card.grant);
    if (cents === null || card.grant === undefined) return [];
    const title = pick(card.title, locale);
    return [
      {
        id: card.id,
        label: title.text,
        lang: title.locale === locale ? undefined : title.locale,
        href: projectPath(locale, card.slug),
        value: cents,
        valueLabel: formatMoney(card.grant, locale),
      },
    ];
  });
  return (
    <div className="max-w-measure space-y-8">
      <ProportionBars bars={bars.toSorted((a, b) => b.value - a.value)} label={t('howMuch')} />
      <p className="text-ink-soft text-small">{sumNote(total, locale)}</p>
      <div>
        <h3 className="mb-3 font-semibold">{t('programmes')}</h3>
        <ProportionBars
          label={t('programmes')}
          bars={programmes.map((programme) => countBar(programme, programmePath, locale))}
        />
      </div>
    </div>
  );
}

function countBar(
  item: { slug: string; name: LocalizedText; projects: number },
  path: (locale: Locale, slug: string) => string,
  locale: Locale,
): ProportionBar {
  const name = pick(item.name, locale);
  return {
    id: item.slug,
    label: name.text,
    lang: name.locale === locale ? undefined : name.locale,
    href: path(locale, item.slug),
    value: item.projects,
    valueLabel: messages(locale, 'projectList')('projects', { count: item.projects }),
  };
}
