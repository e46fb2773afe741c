/** Projects whose texts are missing or behind in one language, read from what staff work on. For staff alone. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Locale } from '#lib/format/localized.ts';
import { programmesFor } from '#lib/projects/policy.ts';
import { standingRevision } from '#lib/projects/queries/standing-text.ts';
import { type TranslationGap, translationGaps } from '#lib/projects/rules/translation.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export interface ProjectGaps {
  projectId: string;
  title: { en: string; bg: string };
  draft: Draft;
  gaps: TranslationGap[];
}

export interface GapPage {
  projects: ProjectGaps[];
  /** Id after which the next page begins; null on the last. */
  next: string | null;
}

/** Texts of so many projects are read for one page, however few of them have gaps. */
const projectsRead = 50;

/** Gaps in `locale`, or in either, of the projects after `after` by id; only of `projectId` if given. */
export async function listTranslationGaps(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  { locale, after, projectId }: { locale: Locale | null; after: string | null; projectId: string | null },
): Promise<GapPage> {
  const allowed = programmesFor(actor, 'edit-prose');
  const entries = await db.entry.findMany({
    where: {
      state: { in: ['unpublished', 'published', 'withdrawn'] },
      ...(allowed !== 'all' && { programme: { in: allowed } }),
      projectId: projectId ?? (after === null ? {} : { gt: after }),
    },
    orderBy: { projectId: 'asc' },
    take: projectsRead + 1,
  });
  const page = entries.slice(0, projectsRead);
  const ids = page.map((entry) => entry.projectId);
  const drafts = await db.$queryRaw<{ project_id: string; draft: Draft }[]>`
    SELECT entry.project_id, revision.draft FROM editorial.entry
    ${standingRevision}
    WHERE entry.project_id = ANY(${ids})`;
  const changes = await db.$queryRaw<{ project_id: string; path: string; number: number }[]>`
    SELECT project_id, path, max(number)::int AS number
    FROM editorial.revision, unnest(changed) AS path
    WHERE project_id = ANY(${ids}) AND path ~ '\\.(en|bg)$' GROUP BY project_id, path`;
  const draftOf = new Map(drafts.map(({ project_id, draft }) => [project_id, draft]));
  const changedIn = Map.groupBy(changes, ({ project_id }) => project_id);
  return {
    projects: page.flatMap((entry): ProjectGaps[] => {
      const draft = draftOf.get(entry.projectId) ?? {};
      const changedAt = new Map(
        (changedIn.get(entry.projectId) ?? []).map(({ path, number }) => [path, number]),
      );
      const gaps = translationGaps(draft, changedAt).filter(
        (gap) => locale === null || gap.locale === locale,
      );
      const title = { en: entry.titleEn, bg: entry.titleBg };
      return gaps.length === 0 ? [] : [{ projectId: entry.projectId, title, draft, gaps }];
    }),
    next: entries.length > projectsRead ? (ids.at(-1) ?? null) : null,
  };
}
