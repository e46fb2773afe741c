/** The last saved text of a project, for what is to be put into it. Working copies are nobody else's business. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { operator } from '#lib/auth/operator.ts';
import type { Transaction } from '#lib/db/client.ts';
import { type Outcome, refuse } from '#lib/issues.ts';
import { canDo } from '#lib/projects/policy.ts';
import { openStates } from '#lib/projects/schema/edition.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { Prisma } from '#prisma/generated/client.ts';

export interface StandingText {
  projectId: string;
  slug: string;
  title: { en: string; bg: string };
  programme: string | null;
  revision: string;
  draft: Draft;
  /** True when writing into it would void an approval. */
  voidsApproval: boolean;
}

/** The text that a change of the project would follow on: of the open edition, else what is public, else the last. */
export async function findStandingText(
  db: Transaction,
  actor: StaffActor | typeof operator,
  projectId: string,
): Promise<Outcome<StandingText>> {
  const entry = await db.entry.findUnique({ where: { projectId } });
  if (entry === null) return refuse('not-found');
  if (actor !== operator && !canDo(actor, 'read', entry.programme)) return refuse('forbidden');
  const open = await db.edition.findFirst({ where: { projectId, state: { in: [...openStates] } } });
  const last = await db.edition.findFirst({ where: { projectId }, orderBy: { number: 'desc' } });
  const id = open?.headRevision ?? entry.publishedRevision ?? last?.headRevision;
  const row = id === undefined ? null : await db.revision.findUnique({ where: { id } });
  if (row === null) return refuse('not-found');
  return {
    ok: true,
    value: {
      projectId,
      slug: entry.slug,
      title: { en: entry.titleEn, bg: entry.titleBg },
      programme: entry.programme,
      revision: row.id,
      draft: row.draft as Draft,
      voidsApproval: open?.state === 'approved' || open?.state === 'scheduled',
    },
    touched: [],
  };
}

/** Joins each `editorial.entry` with the `revision` of its standing text, and with its `open` edition where there is one. */
export const standingRevision = Prisma.sql`
  LEFT JOIN editorial.edition open ON open.project_id = entry.project_id
    AND open.state IN ('draft', 'in-review', 'changes-asked', 'approved', 'scheduled')
  JOIN editorial.revision ON revision.id = coalesce(open.head_revision, entry.published_revision, (
    SELECT head_revision FROM editorial.edition last
    WHERE last.project_id = entry.project_id ORDER BY number DESC LIMIT 1))`;

/** The id of the project with this id or address; null when there is none. */
export async function findProjectId(db: Transaction, name: string): Promise<string | null> {
  const entry = await db.entry.findFirst({
    where: { OR: [{ projectId: name }, { slug: name }] },
    select: { projectId: true },
  });
  return entry?.projectId ?? null;
}
