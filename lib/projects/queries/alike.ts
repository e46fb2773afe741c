/** Projects that may be the same as another one: by title, number and promoter. It proposes and never decides. */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import { canDo } from '#lib/projects/policy.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** More than somebody compares one by one. */
const mostCandidates = 8;

const row = z.object({
  project_id: z.string(),
  slug: z.string(),
  title_en: z.string(),
  title_bg: z.string(),
  programme: z.string().nullable(),
  degree: z.number(),
});

/** Other projects whose title resembles that of `projectId` in either language, likeliest first. */
export async function listAlikeProjects(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  projectId: string,
): Promise<{ projectId: string; slug: string; title: { en: string; bg: string }; degree: number }[]> {
  const rows = await db.$queryRaw`
    SELECT * FROM (
      SELECT other.project_id, other.slug, other.title_en, other.title_bg, other.programme,
        greatest(similarity(lower(own.title_en), lower(other.title_en)),
          similarity(lower(own.title_bg), lower(other.title_bg)))::float8 AS degree
      FROM editorial.entry own JOIN editorial.entry other ON other.project_id <> own.project_id
      WHERE own.project_id = ${projectId} AND other.state IN ('unpublished', 'published', 'withdrawn')
        AND NOT EXISTS (SELECT FROM editorial.told_apart t WHERE t.kind = 'project'
          AND (t.first, t.second) IN ((own.project_id, other.project_id), (other.project_id, own.project_id)))
    ) alike
    WHERE degree >= 0.3 ORDER BY degree DESC, project_id LIMIT ${mostCandidates}`;
  return z
    .array(row)
    .parse(rows)
    .filter(({ programme }) => canDo(actor, 'merge', programme))
    .map(({ project_id, slug, title_en, title_bg, degree }) => ({
      projectId: project_id,
      slug,
      title: { en: title_en, bg: title_bg },
      degree: Math.round(100 * degree),
    }));
}

/** A project that somebody told apart from another. */
export interface ProjectToldApart {
  projectId: string;
  slug: string;
  title: { en: string; bg: string };
  /** Who said it, by id. */
  by: string;
  at: Date;
}

/** Projects told apart from `projectId`, told last first: those that would otherwise be compared with it. */
export async function listProjectsApart(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  projectId: string,
): Promise<ProjectToldApart[]> {
  const told = await db.toldApart.findMany({
    where: { kind: 'project', OR: [{ first: projectId }, { second: projectId }] },
    orderBy: [{ at: 'desc' }, { first: 'asc' }, { second: 'asc' }],
  });
  const others = told.map(({ first, second, by, at }) => ({
    other: first === projectId ? second : first,
    by,
    at,
  }));
  const entries = await db.entry.findMany({
    where: {
      projectId: { in: others.map(({ other }) => other) },
      state: { in: ['unpublished', 'published', 'withdrawn'] },
    },
  });
  const named = new Map(entries.map((entry) => [entry.projectId, entry]));
  return others.flatMap(({ other, by, at }) => {
    const entry = named.get(other);
    if (entry === undefined || !canDo(actor, 'merge', entry.programme)) return [];
    return [{ projectId: other, slug: entry.slug, title: { en: entry.titleEn, bg: entry.titleBg }, by, at }];
  });
}
