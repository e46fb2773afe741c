import { LocalText } from '#components/sections/local-text.tsx';
import { sumText } from '#components/sections/sum-line.tsx';
import { Link } from '#components/ui/link.tsx';
import { Table } from '#components/ui/table.tsx';
import { countryName } from '#lib/format/country.ts';
import type { Locale, LocalizedText } from '#lib/format/localized.ts';
import { formatNumber } from '#lib/format/number.ts';
import { messages } from '#lib/i18n/messages.ts';
import { organisationPath } from '#lib/paths.ts';

export interface OrganisationRow {
  slug: string;
  name: LocalizedText;
  kind: string;
  country: string;
  projects: number;
  roles: readonly { role: string; projects: number }[];
  asPromoter: { cents: number; withAmount: number; withoutAmount: number };
}

/** Organisations with their roles and what they received as promoters. */
export function OrganisationTable({
  organisations,
  locale,
}: {
  organisations: readonly OrganisationRow[];
  locale: Locale;
}) {
  const t = messages(locale, 'organisations');
  const codes = messages(locale, 'codes');
  return (
    <Table
      caption={t('caption')}
      captionHidden
      columns={[
        { id: 'name', header: t('name') },
        { id: 'country', header: t('country') },
        { id: 'roles', header: t('roles') },
        { id: 'projects', header: t('projects'), numeric: true },
        { id: 'received', header: t('received'), numeric: true },
      ]}
      rows={organisations.map((organisation) => ({
        id: organisation.slug,
        cells: [
          <Link key="name" href={organisationPath(locale, organisation.slug)} kind="entry">
            <LocalText text={organisation.name} locale={locale} />
          </Link>,
          countryName(locale, organisation.country),
          organisation.roles.map(({ role }) => codes(`role.${role as 'partner'}`)).join(', '),
          formatNumber(organisation.projects, locale),
          sumText(organisation.asPromoter, locale) ?? t('none'),
        ],
      }))}
    />
  );
}
