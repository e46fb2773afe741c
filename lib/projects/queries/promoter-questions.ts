/**
 * Reads the questions that promoters were asked: for staff with the answers, for the promoter by the token of the link,
 * and then nothing but what was asked.
 */
import { createHash } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import { canDo } from '#lib/projects/policy.ts';
import { namesOf } from '#lib/projects/queries/authors.ts';
import { openStates } from '#lib/projects/schema/edition.ts';
import type { OpenQuestion, PromoterQuestion } from '#lib/projects/schema/promoter-question.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** The text that staff work on: of the open edition, else what is public or was last. Empty for an unknown project. */
export async function currentDraft(db: Prisma.TransactionClient, projectId: string): Promise<Draft> {
  const entry = await db.entry.findUnique({ where: { projectId } });
  const open = await db.edition.findFirst({ where: { projectId, state: { in: [...openStates] } } });
  const last = await db.edition.findFirst({ where: { projectId }, orderBy: { number: 'desc' } });
  const id = open?.headRevision ?? entry?.publishedRevision ?? last?.headRevision;
  const revision = id === undefined ? null : await db.revision.findUnique({ where: { id } });
  return (revision?.draft ?? {}) as Draft;
}

/** The questions about a project, newest first; null when there is no such project for this person. */
export async function listPromoterQuestions(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  projectId: string,
  now: Date,
): Promise<PromoterQuestion[] | null> {
  const entry = await db.entry.findUnique({ where: { projectId } });
  if (entry === null || !canDo(actor, 'read', entry.programme)) return null;
  const rows = await db.promoterQuestion.findMany({
    where: { projectId },
    orderBy: [{ askedAt: 'desc' }, { id: 'asc' }],
    take: 100,
  });
  const names = await namesOf(
    db,
    rows.map(({ askedBy }) => askedBy),
  );
  return rows.map((row) => ({
    id: row.id,
    projectId: row.projectId,
    paths: row.paths,
    message: row.message,
    askedBy: { id: row.askedBy, name: names.get(row.askedBy) ?? null },
    askedAt: row.askedAt,
    expiresAt: row.expiresAt,
    answeredAt: row.answeredAt,
    answer: row.answer as Record<string, string> | null,
    state: stateOf(row, now),
  }));
}

/** Projects with an answer that nobody has decided, for those the person may edit. */
export async function listOpenAnswers(
  db: Prisma.TransactionClient,
  actor: StaffActor,
): Promise<{ questionId: string; projectId: string; title: { en: string; bg: string }; answeredAt: Date }[]> {
  const rows = await db.promoterQuestion.findMany({
    where: { answeredAt: { not: null }, outcome: null, revokedAt: null },
    orderBy: { answeredAt: 'asc' },
    take: 200,
  });
  const entries = new Map(
    (await db.entry.findMany({ where: { projectId: { in: rows.map(({ projectId }) => projectId) } } })).map(
      (entry) => [entry.projectId, entry],
    ),
  );
  return rows.flatMap(({ id, projectId, answeredAt }) => {
    const entry = entries.get(projectId);
    if (entry === undefined || answeredAt === null || !canDo(actor, 'submit', entry.programme)) return [];
    return [{ questionId: id, projectId, title: { en: entry.titleEn, bg: entry.titleBg }, answeredAt }];
  });
}

/** What the promoter with this link sees; null when it does not work (any more). */
export async function findOpenQuestion(
  db: Prisma.TransactionClient,
  token: string,
  now: Date,
): Promise<OpenQuestion | null> {
  const tokenHash = createHash('sha256').update(token.slice(0, 200)).digest('hex');
  const row = await db.promoterQuestion.findUnique({ where: { tokenHash } });
  if (row === null || row.revokedAt !== null || row.outcome !== null || row.expiresAt <= now) return null;
  const entry = await db.entry.findUnique({ where: { projectId: row.projectId } });
  if (entry === null) return null;
  const draft = await currentDraft(db, row.projectId);
  const answer = (row.answer ?? {}) as Draft;
  const items = row.paths.flatMap((path) => /^[a-zA-Z]+\[[^\]]*\]/.exec(path)?.[0] ?? []);
  return {
    title: { en: entry.titleEn, bg: entry.titleBg },
    message: row.message,
    expiresAt: row.expiresAt,
    answeredAt: row.answeredAt,
    fields: row.paths.map((path) => ({ path, now: textAt(draft, path), answer: textAt(answer, path) })),
    draft: Object.fromEntries(
      Object.entries(draft).filter(([path]) =>
        items.some((item) => path.startsWith(`${item}.title`) || path.startsWith(`${item}.heading`)),
      ),
    ),
  };
}

function stateOf(
  row: { revokedAt: Date | null; outcome: string | null; answeredAt: Date | null; expiresAt: Date },
  now: Date,
): PromoterQuestion['state'] {
  if (row.revokedAt !== null) return 'revoked';
  if (row.outcome !== null) return row.outcome === 'accepted' ? 'accepted' : 'dismissed';
  if (row.answeredAt !== null) return 'answered';
  return row.expiresAt <= now ? 'expired' : 'waiting';
}
