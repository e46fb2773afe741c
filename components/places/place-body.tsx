import { type MappedPlace, PlaceMap, placeLabel } from '#components/places/place-map.tsx';
import { type PagePlace, placeKindText, placeTitle } from '#components/places/place-names.ts';
import { ProjectList } from '#components/projects/project-list.tsx';
import { Section } from '#components/sections/section.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import { type Locale, pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { placePath, placesPath, placeTargetGroupPath, projectsPath } from '#lib/paths.ts';
import type { Named, ProjectCard } from '#lib/projects/schema.ts';
import { narrowestGroups } from '#lib/target-groups/rules.ts';

export interface PlaceBodyProps {
  slug: string;
  places: readonly PagePlace[];
  total: { projects: number };
  projects: readonly ProjectCard[];
  groups: readonly (Named & { parentSlug: string | null; projects: number })[];
  inside: readonly MappedPlace[];
  locale: Locale;
}

/** What was done in a place, for whom, and where exactly. */
export function PlaceBody({ slug, places, total, projects, groups, inside, locale }: PlaceBodyProps) {
  const t = messages(locale, 'places');
  const name = placeTitle(places, locale);
  return (
    <>
      {places.length > 1 && <Namesakes places={places} name={name} locale={locale} />}
      {projects.length === 0 ? (
        <EmptyState title={t('empty', { name })}>
          <Link href={placesPath(locale)}>{t('emptyWay')}</Link>
        </EmptyState>
      ) : (
        <>
          <Section
            id="projects"
            title={t('projects')}
            remark={<Link href={projectsPath(locale, { place: slug })}>{t('search', { name })}</Link>}
          >
            <ProjectList cards={projects} locale={locale} />
            {total.projects > projects.length && (
              <p className="mt-4">
                <Link href={projectsPath(locale, { place: slug })}>
                  {messages(locale, 'projectList')('all')}
                </Link>
              </p>
            )}
          </Section>
          <Section id="groups" title={t('groups')}>
            <div className="max-w-measure">
              <LinkList
                links={narrowestGroups(groups).map((group) => ({
                  href: placeTargetGroupPath(locale, slug, group.slug),
                  label: pick(group.name, locale).text,
                  detail: t('sum', { count: group.projects }),
                }))}
              />
            </div>
          </Section>
          <Section id="map" title={t('inside')} wide>
            <PlaceMap
              places={inside}
              locale={locale}
              title={t('mapTitle', { name })}
              description={(count) => t('mapDescription', { count })}
              listHeading={t('mapList')}
              href={(each) => placePath(locale, each)}
            />
          </Section>
        </>
      )}
    </>
  );
}

/** Says that an address means several places, and leads to each alone. */
function Namesakes({ places, name, locale }: { places: readonly PagePlace[]; name: string; locale: Locale }) {
  const t = messages(locale, 'places');
  const kinds = new Intl.ListFormat(locale).format([
    ...new Set(places.map((place) => placeKindText([place], locale).toLocaleLowerCase(locale))),
  ]);
  return (
    <div className="mb-8 max-w-measure text-small">
      <p>{t('nameNote', { name, kinds })}</p>
      <p className="mt-1 flex flex-wrap gap-x-4">
        <span className="text-ink-soft">{t('narrow')}</span>
        {places.map((place) => (
          <Link key={place.id} href={placePath(locale, place.slug)}>
            {place.kind === 'town' || place.kind === 'quarter'
              ? `${placeLabel(place, locale)} (${placeKindText([place], locale).toLocaleLowerCase(locale)})`
              : placeLabel(place, locale)}
          </Link>
        ))}
      </p>
    </div>
  );
}
