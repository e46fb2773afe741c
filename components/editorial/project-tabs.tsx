import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

const projectTabs = [
  'edit',
  'photos',
  'preview',
  'review',
  'history',
  'publish',
  'questions',
  'manage',
] as const;
export type ProjectTab = (typeof projectTabs)[number];

/** Photos are placed in the library, which shows those of the project first. */
const addressOf = (tab: ProjectTab, locale: Locale, projectId: string) =>
  tab === 'photos'
    ? `${staffPath(locale, 'media')}?${new URLSearchParams({ project: projectId })}`
    : staffPath(locale, 'projects', projectId, tab);

/** The screens of one project, as links beside each other. */
export function ProjectTabs({
  locale,
  projectId,
  current,
}: {
  locale: Locale;
  projectId: string;
  /** Absent on screens that are none of them. */
  current?: ProjectTab | undefined;
}) {
  const t = staffMessages(locale, 'projects');
  return (
    <nav aria-label={t('tabs.label')} data-screen className="mb-8 border-rule border-b">
      <ul className="flex flex-wrap gap-x-6">
        {projectTabs.map((tab) => (
          <li key={tab}>
            <a
              href={addressOf(tab, locale, projectId)}
              aria-current={tab === current ? 'page' : undefined}
              className="-mb-px inline-block border-transparent border-b-2 py-2 no-underline hover:underline aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {t(`tabs.${tab}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
