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
          AND t.first = least(own.project_id, other.project_id)
          AND t.second = greatest(own.project_id, other.project_id))
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
