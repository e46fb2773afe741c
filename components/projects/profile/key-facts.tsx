import { NamedLinks } from '#components/projects/named-links.tsx';
import { AsPrinted } from '#components/projects/profile/as-printed.tsx';
import { FactNote } from '#components/projects/profile/fact-note.tsx';
import { cited, type FactRow, type KeyFactsProps } from '#components/projects/profile/fact-row.tsx';
import { missingEntry } from '#components/projects/profile/missing-entry.tsx';
import { moneyRow } from '#components/projects/profile/money-row.tsx';
import { participantRows } from '#components/projects/profile/participant-rows.tsx';
import { placeRow } from '#components/projects/profile/place-row.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { FactList } from '#components/ui/fact-list.tsx';
import { Link } from '#components/ui/link.tsx';
import { formatDate, formatDateRange } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { programmePath, projectsPath, targetGroupPath } from '#lib/paths.ts';
import { facts as factTable } from '#lib/projects/facts.ts';
import { declaredStatusIsStale } from '#lib/projects/rules.ts';
import type { ProjectField } from '#lib/projects/schema.ts';

/** Everything known about the project in one list, each value with its sources, and what is not published. */
export function KeyFacts(props: KeyFactsProps) {
  const shown = rows.flatMap((row) => {
    const details = row.details(props);
    return details === null ? [] : [{ id: row.field, term: labelOf(row.field, props.locale), details }];
  });
  return <FactList facts={[...shown, ...missingEntry(props.profile, props.locale)]} />;
}

/** The list in its order. */
const rows: FactRow[] = [
  moneyRow('grant'),
  moneyRow('initialCost'),
  moneyRow('finalCost'),
  {
    field: 'startsOn',
    details: ({ profile, locale }) => {
      const { startsOn, endsOn } = profile;
      if (startsOn === undefined && endsOn === undefined) return null;
      const t = messages(locale, 'profile');
      const text =
        startsOn !== undefined && endsOn !== undefined
          ? formatDateRange(startsOn, endsOn, locale)
          : startsOn !== undefined
            ? t('period.from', { date: formatDate(startsOn, locale) })
            : t('period.until', { date: formatDate(endsOn as string, locale) });
      return [
        cited(profile, startsOn === undefined ? 'endsOn' : 'startsOn', locale, text),
        <AsPrinted key="printed" profile={profile} paths={['startsOn', 'endsOn']} locale={locale} />,
      ];
    },
  },
  {
    field: 'declaredStatus',
    details: ({ profile, locale, today }) => {
      if (profile.declaredStatus === undefined) return null;
      const t = messages(locale, 'profile');
      const status = messages(locale, 'codes')(`declaredStatus.${profile.declaredStatus}`);
      return [
        cited(profile, 'declaredStatus', locale, t('declaredStatus', { status })),
        ...(declaredStatusIsStale(profile, today)
          ? [
              <span key="stale" className="text-ink-soft text-small">
                {t('declaredStatusStale')}
              </span>,
            ]
          : []),
      ];
    },
  },
  {
    field: 'fund',
    details: ({ profile, locale }) =>
      profile.fund === undefined
        ? null
        : cited(profile, 'fund', locale, messages(locale, 'codes')(`fund.${profile.fund}`)),
  },
  {
    field: 'programme',
    details: ({ profile, names, locale }) =>
      names.programme === null
        ? null
        : cited(
            profile,
            'programme',
            locale,
            <Link href={programmePath(locale, names.programme.slug)}>
              <LocalText text={names.programme.name} locale={locale} />
            </Link>,
          ),
  },
  {
    field: 'fundingPeriod',
    details: ({ profile, locale }) =>
      profile.fundingPeriod === undefined
        ? null
        : [
            <Link key="period" href={projectsPath(locale, { period: profile.fundingPeriod })}>
              {profile.fundingPeriod.replace('-', '–')}
            </Link>,
            ...(profile.fundingPeriodDerivedFrom === undefined
              ? []
              : [<FactNote key="derived" text={profile.fundingPeriodDerivedFrom} locale={locale} />]),
          ],
  },
  {
    field: 'number',
    details: ({ profile, locale }) =>
      profile.number === undefined ? null : cited(profile, 'number', locale, profile.number),
  },
  ...participantRows,
  placeRow,
  {
    field: 'targetGroups',
    details: ({ profile, names, locale }) => {
      const t = messages(locale, 'profile');
      const lists = (['declared', 'assigned'] as const).flatMap((basis) => {
        const groups = profile.targetGroups
          .filter((group) => group.basis === basis)
          .flatMap(({ id }) => names.targetGroups[id] ?? []);
        return groups.length === 0 ? [] : [{ basis, groups }];
      });
      if (lists.length === 0) return null;
      return lists.map(({ basis, groups }) => (
        <div key={basis} className="mb-2">
          <span className="block text-ink-soft text-small">{t(`targetGroups.${basis}`)}</span>
          <NamedLinks names={groups} href={(slug) => targetGroupPath(locale, slug)} locale={locale} />
          <AsPrinted
            profile={profile}
            paths={groups.map(({ slug }) => `targetGroups[${slug}]`)}
            locale={locale}
          />
        </div>
      ));
    },
  },
  {
    field: 'website',
    details: ({ profile }) =>
      profile.website === undefined ? null : (
        <Link href={profile.website}>{new URL(profile.website).host}</Link>
      ),
  },
];

function labelOf(field: ProjectField, locale: Locale): string {
  const label = factTable[field]?.label;
  if (label === undefined) throw new Error(`The field ${field} has no label in lib/projects/facts.ts.`);
  return messages(locale, 'profile')(`facts.${label}`);
}
