import { ProjectList } from '#components/projects/project-list.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { Section } from '#components/sections/section.tsx';
import { sumNote, sumText } from '#components/sections/sum-line.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { type Fact, FactList } from '#components/ui/fact-list.tsx';
import { Link } from '#components/ui/link.tsx';
import { countryName } from '#lib/format/country.ts';
import type { Locale, LocalizedText } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { placePath, projectsPath } from '#lib/paths.ts';
import { type ProjectCard, roles } from '#lib/projects/schema.ts';

export interface OrganisationBodyProps {
  organisation: {
    slug: string;
    name: LocalizedText;
    translated: readonly string[];
    country: string;
    aliases: readonly string[];
    url: string | null;
    place: { slug: string; name: LocalizedText } | null;
  };
  participations: readonly { role: string; nameAsStated: string; card: ProjectCard }[];
  counted: {
    projects: number;
    asPromoter: { cents: number; withAmount: number; withoutAmount: number };
  } | null;
  locale: Locale;
}

/** Who an organisation is, under which names, in which roles it took part, and what it received. */
export function OrganisationBody({ organisation, participations, counted, locale }: OrganisationBodyProps) {
  const t = messages(locale, 'organisations');
  const codes = messages(locale, 'codes');
  return (
    <>
      <div className="max-w-measure pb-10">
        <FactList variant="ruled" facts={factsOf({ organisation, participations, counted, locale })} />
      </div>
      {participations.length === 0 && <EmptyState title={t('empty')} />}
      {roles.map((role) => {
        const inRole = participations.filter((each) => each.role === role);
        if (inRole.length === 0) return null;
        return (
          <Section
            key={role}
            id={role}
            title={codes(`role.${role}`)}
            remark={
              <Link href={projectsPath(locale, { organisation: organisation.slug })}>
                {messages(locale, 'projectList')('all')}
              </Link>
            }
          >
            <ProjectList
              cards={inRole.map(({ card }) => card)}
              locale={locale}
              after={Object.fromEntries(
                inRole.map(({ card, nameAsStated }) => [
                  card.id,
                  <p key={card.id} className="mt-1 text-small">
                    {t('named', { name: nameAsStated })}
                  </p>,
                ]),
              )}
            />
          </Section>
        );
      })}
    </>
  );
}

function factsOf({ organisation, counted, locale }: OrganisationBodyProps): Fact[] {
  const t = messages(locale, 'organisations');
  const country = countryName(locale, organisation.country);
  const received = counted === null ? null : sumText(counted.asPromoter, locale);
  return [
    { id: 'country', term: t('country'), details: country },
    ...(organisation.place === null
      ? []
      : [
          {
            id: 'place',
            term: t('place'),
            details: (
              <Link href={placePath(locale, organisation.place.slug)}>
                <LocalText text={organisation.place.name} locale={locale} />
              </Link>
            ),
          },
        ]),
    ...(organisation.aliases.length === 0
      ? []
      : [{ id: 'aliases', term: t('alsoCalled'), details: organisation.aliases }]),
    ...(organisation.translated.length === 0
      ? []
      : [
          {
            id: 'translated',
            term: t('name'),
            details: organisation.translated.map((language) => t('translated', { language })),
          },
        ]),
    ...(organisation.url === null
      ? []
      : [
          {
            id: 'website',
            term: t('website'),
            details: (
              <Link href={organisation.url} rel="external">
                {new URL(organisation.url).host}
              </Link>
            ),
          },
        ]),
    ...(received === null || counted === null
      ? []
      : [{ id: 'received', term: t('received'), details: [received, sumNote(counted.asPromoter, locale)] }]),
    ...(counted !== null &&
    counted.asPromoter.withAmount + counted.asPromoter.withoutAmount < counted.projects
      ? [{ id: 'share', term: t('roles'), details: t('noShare') }]
      : []),
  ];
}
