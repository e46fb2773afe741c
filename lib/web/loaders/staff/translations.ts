/** Loads the translation desk: texts that are missing or behind in a language, under the names that staff know them by. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { pathName } from '#lib/projects/form/path-name.ts';
import { listTranslationGaps } from '#lib/projects/queries/translations.ts';
import type { TranslationGap } from '#lib/projects/rules/translation.ts';
import { titleOf } from '#lib/web/loaders/staff/project.ts';

export interface TranslationScreen {
  projects: {
    projectId: string;
    title: string;
    titleLang: Locale;
    missing: number;
    behind: number;
    gaps: (TranslationGap & { name: string })[];
  }[];
  next: string | null;
}

/** A page of projects with gaps in `wanted`, or in either language. */
export async function loadTranslations(
  actor: StaffActor,
  asked: { wanted: Locale | null; after: string | null; projectId: string | null },
  locale: Locale,
): Promise<TranslationScreen> {
  const { wanted, ...where } = asked;
  const page = await listTranslationGaps(staffDatabase(), actor, { locale: wanted, ...where });
  return {
    next: page.next,
    projects: page.projects.map(({ projectId, title, draft, gaps }) => {
      const shown = titleOf({ projectId, title }, locale);
      return {
        projectId,
        title: shown.title,
        titleLang: shown.lang,
        missing: gaps.filter(({ kind }) => kind === 'missing').length,
        behind: gaps.filter(({ kind }) => kind === 'behind').length,
        gaps: gaps.map((gap) => ({ ...gap, name: pathName(locale, gap.path, [draft]) })),
      };
    }),
  };
}
