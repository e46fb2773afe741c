import type { ReactNode } from 'react';
import { cited, type FactRow, type KeyFactsProps } from '#components/projects/profile/fact-row.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { Link } from '#components/ui/link.tsx';
import { countryName } from '#lib/format/country.ts';
import { organisationPath, projectsPath } from '#lib/paths.ts';
import type { Participant } from '#lib/projects/schema.ts';

/** Who carries the project out, with whom, and the donor countries. */
export const participantRows: FactRow[] = [
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
      return profile.donorCountries.map((country) =>
        cited(
          profile,
          'donorCountries',
          locale,
          <Link href={projectsPath(locale, { 'partner-country': country.toLowerCase() })}>
            {countryName(locale, country)}
          </Link>,
        ),
      );
    },
  },
];

function participant(props: KeyFactsProps, each: Participant, path: string, country?: string): ReactNode {
  const { profile, names, locale } = props;
  const organisation = names.organisations[each.organisation];
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
      {country !== undefined && (
        <span className="block text-ink-soft text-small">{countryName(locale, country)}</span>
      )}
    </>
  );
}
