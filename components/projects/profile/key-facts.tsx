import type { ReactNode } from 'react';
import { NamedLinks } from '#components/projects/named-links.tsx';
import { AsPrinted } from '#components/projects/profile/as-printed.tsx';
import { Cited } from '#components/projects/profile/cited.tsx';
import { FactNote } from '#components/projects/profile/fact-note.tsx';
import { missingEntry } from '#components/projects/profile/missing-entry.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { type Fact, FactList } from '#components/ui/fact-list.tsx';
import { Link } from '#components/ui/link.tsx';
import { formatDate, formatDateRange } from '#lib/format/date.ts';
import type { Locale, LocalizedText } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { messages } from '#lib/i18n/messages.ts';
import { organisationPath, placePath, programmePath, projectsPath, targetGroupPath } from '#lib/paths.ts';
import { facts as factTable } from '#lib/projects/facts.ts';
import { declaredStatusIsStale, euroCents } from '#lib/projects/rules.ts';
import type { Money, Named, Participant, ProjectField, ProjectProfile } from '#lib/projects/schema.ts';

export interface KeyFactsProps {
  profile: ProjectProfile;
  names: {
    places: Record<string, Named & { above: Named[] }>;
    targetGroups: Record<string, Named>;
    organisations: Record<string, Named>;
    programme: Named | null;
  };
  locale: Locale;
  /** The day of the page, `YYYY-MM-DD`. */
  today: string;
}

/** Everything known about the project in one list, each value with its sources, and what is not published. */
export function KeyFacts(props: KeyFactsProps) {
  const shown = rows.flatMap((row) => {
    const details = row.details(props);
    return details === null ? [] : [{ id: row.field, term: labelOf(row.field, props.locale), details }];
  });
  return <FactList facts={[...shown, ...missingEntry(props.profile, props.locale)]} />;
}

type Row = { field: ProjectField; details(props: KeyFactsProps): Fact['details'] | null };

/** The list in its order. */
const rows: Row[] = [
  money('grant'),
  money('initialCost'),
  money('finalCost'),
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
  {
    field: 'promoter',
    details: (props) =>
      props.profile.promoter === undefined ? null : [participant(props, props.profile.promoter, 'promoter')],
  },
  {
    field: 'partners',
    details: (props) =>
      props.profile.partners.length === 0
        ? null
        : props.profile.partners.map((each) => participant(props, each, `partners[${each.id}]`)),
  },
  {
    field: 'donorPartners',
    details: (props) =>
      props.profile.donorPartners.length === 0
        ? null
        : props.profile.donorPartners.map((each) =>
            participant(props, each, `donorPartners[${each.id}]`, each.country),
          ),
  },
  {
    field: 'donorCountries',
    details: ({ profile, locale }) => {
      if (profile.donorCountries.length === 0) return null;
      const region = new Intl.DisplayNames([locale], { type: 'region' });
      return profile.donorCountries.map((country) =>
        cited(
          profile,
          'donorCountries',
          locale,
          <Link href={projectsPath(locale, { 'partner-country': country.toLowerCase() })}>
            {region.of(country)}
          </Link>,
        ),
      );
    },
  },
  {
    field: 'places',
    details: ({ profile, names, locale }) =>
      profile.places.length === 0
        ? null
        : [
            ...profile.places.map((each, index) => {
              const place = names.places[each.place];
              if (place === undefined) return null;
              const above = place.above[0];
              return (
                <>
                  {cited(
                    profile,
                    `places[${each.id}]`,
                    locale,
                    <Link href={placePath(locale, place.slug)}>
                      <LocalText text={place.name} locale={locale} />
                    </Link>,
                  )}
                  <PlaceLevel place={place} above={above} locale={locale} />
                  {each.note !== undefined && !isSameText(each.note, profile.places[index + 1]?.note) && (
                    <FactNote text={each.note} locale={locale} />
                  )}
                </>
              );
            }),
            <AsPrinted
              key="printed"
              profile={profile}
              paths={profile.places.map(({ id }) => `places[${id}]`)}
              locale={locale}
            />,
          ],
  },
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

/** A remark on several places in a row is printed once, after the last of them. */
function isSameText(text: LocalizedText, next: LocalizedText | undefined): boolean {
  return text.en === next?.en && text.bg === next?.bg;
}

function PlaceLevel({ place, above, locale }: { place: Named; above: Named | undefined; locale: Locale }) {
  const t = messages(locale, 'codes');
  const kind = 'kind' in place ? String(place.kind) : '';
  const isKnown = kind === 'district' || kind === 'municipality' || kind === 'town' || kind === 'quarter';
  return (
    <span className="text-ink-soft text-small">
      {isKnown && ` ${t(`placeKind.${kind}`).toLocaleLowerCase(locale)}`}
      {above !== undefined && 'kind' in above && above.kind !== 'country' && (
        <>
          {', '}
          <Link href={placePath(locale, above.slug)}>
            <LocalText text={above.name} locale={locale} />
          </Link>
        </>
      )}
    </span>
  );
}

function money(field: 'grant' | 'initialCost' | 'finalCost'): Row {
  return {
    field,
    details: ({ profile, locale }) => {
      const amount: Money | undefined = profile[field];
      if (amount === undefined) return null;
      const cents = euroCents(amount);
      const text = (
        <span className={field === 'grant' ? 'font-title text-subheading' : undefined}>
          {formatMoney(amount, locale)}
        </span>
      );
      const printed = <AsPrinted key="printed" profile={profile} paths={[field]} locale={locale} />;
      if (amount.currency === 'EUR' || cents === null) return [cited(profile, field, locale, text), printed];
      const inEuro = formatMoney({ amountCents: cents, currency: 'EUR' }, locale);
      return [
        cited(profile, field, locale, text),
        <span key="euro" className="text-ink-soft text-small">
          {messages(locale, 'profile')('inEuro', { amount: inEuro })}
        </span>,
        printed,
      ];
    },
  };
}

function participant(props: KeyFactsProps, each: Participant, path: string, country?: string): ReactNode {
  const { profile, names, locale } = props;
  const organisation = names.organisations[each.organisation];
  const region = new Intl.DisplayNames([locale], { type: 'region' });
  return (
    <>
      {cited(
        profile,
        path,
        locale,
        <Link href={organisationPath(locale, each.organisation)}>
          {organisation === undefined ? (
            each.nameAsStated
          ) : (
            <LocalText text={organisation.name} locale={locale} />
          )}
        </Link>,
      )}
      {country !== undefined && <span className="block text-ink-soft text-small">{region.of(country)}</span>}
    </>
  );
}

function cited(profile: ProjectProfile, path: string, locale: Locale, value: ReactNode): ReactNode {
  return (
    <Cited profile={profile} path={path} locale={locale}>
      {value}
    </Cited>
  );
}

function labelOf(field: ProjectField, locale: Locale): string {
  const label = factTable[field]?.label;
  if (label === undefined) throw new Error(`The field ${field} has no label in lib/projects/facts.ts.`);
  return messages(locale, 'profile')(`facts.${label}`);
}
