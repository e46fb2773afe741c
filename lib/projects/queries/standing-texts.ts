/** The last saved text of every project that is worked on or public, one after another: for comparing, never for showing. */
import { z } from 'zod';
import type { Transaction } from '#lib/db/client.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** Texts of so many projects are held at a time. */
const groupSize = 100;

const row = z.object({ project_id: z.string(), draft: z.record(z.string(), z.string()) });

/** Projects by id with their text: of the open edition, else what is public, else the last. */
export async function* eachStandingText(
  db: Transaction,
): AsyncGenerator<{ projectId: string; draft: Draft }> {
  for (let after = ''; ; ) {
    const rows = z.array(row).parse(
      await db.$queryRaw`
        SELECT e.project_id, r.draft FROM editorial.entry e
        JOIN LATERAL (
          SELECT coalesce(
            (SELECT head_revision FROM editorial.edition WHERE project_id = e.project_id
              AND state IN ('draft', 'in-review', 'changes-asked', 'approved', 'scheduled')),
            e.published_revision,
            (SELECT head_revision FROM editorial.edition WHERE project_id = e.project_id
              ORDER BY number DESC LIMIT 1)) AS id
        ) standing ON true
        JOIN editorial.revision r ON r.id = standing.id
        WHERE e.state IN ('unpublished', 'published', 'withdrawn') AND e.project_id > ${after}
        ORDER BY e.project_id LIMIT ${groupSize}`,
    );
    for (const { project_id: projectId, draft } of rows) yield { projectId, draft };
    const last = rows.at(-1);
    if (last === undefined || rows.length < groupSize) return;
    after = last.project_id;
  }
}
