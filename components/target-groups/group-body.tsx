import { type MappedPlace, PlaceMap, placeLabel } from '#components/places/place-map.tsx';
import { ProjectList } from '#components/projects/project-list.tsx';
import { Section } from '#components/sections/section.tsx';
import type { TreeGroup } from '#components/target-groups/group-tree.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import { type Locale, pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { placeTargetGroupPath, projectsPath, targetGroupPath, targetGroupsPath } from '#lib/paths.ts';
import { placesForMap } from '#lib/places/rules.ts';
import type { ProjectCard } from '#lib/projects/schema.ts';

export interface GroupBodyProps {
  group: TreeGroup;
  children: readonly TreeGroup[];
  projects: readonly ProjectCard[];
  places: readonly MappedPlace[];
  locale: Locale;
}

/** What was done for a group and where, with the groups inside it. */
export function GroupBody({ group, children, projects, places, locale }: GroupBodyProps) {
  const t = messages(locale, 'targetGroups');
  const count = (projectCount: number) =>
    messages(locale, 'projectList')('projects', { count: projectCount });
  const name = pick(group.name, locale).text;
  const searchPath = projectsPath(locale, { 'target-group': group.slug });
  const inhabited = children.filter((child) => child.projects > 0);
  return (
    <>
      {inhabited.length > 0 && (
        <Section id="within" title={t('children')}>
          <div className="max-w-measure">
            <LinkList
              links={inhabited.map((child) => ({
                href: targetGroupPath(locale, child.slug),
                label: pick(child.name, locale).text,
                detail: count(child.projects),
              }))}
            />
          </div>
        </Section>
      )}
      {projects.length === 0 ? (
        <EmptyState title={t('empty')}>
          <Link href={targetGroupsPath(locale)}>{t('emptyWay')}</Link>
        </EmptyState>
      ) : (
        <>
          <Section
            id="projects"
            title={t('projects')}
            remark={<Link href={searchPath}>{messages(locale, 'projectList')('all')}</Link>}
          >
            <ProjectList cards={projects} locale={locale} />
          </Section>
          <Section id="places" title={t('places')} wide>
            <PlaceMap
              places={places}
              locale={locale}
              title={t('mapTitle', { name })}
              description={(number) => t('mapDescription', { count: number })}
              listHeading={t('mapList')}
              href={(slug) => placeTargetGroupPath(locale, slug, group.slug)}
            />
            {placesForMap(places).length === 0 && (
              <LinkList
                links={places.map((place) => ({
                  href: placeTargetGroupPath(locale, place.slug, group.slug),
                  label: placeLabel(place, locale),
                  detail: count(place.projects),
                }))}
              />
            )}
          </Section>
        </>
      )}
    </>
  );
}
