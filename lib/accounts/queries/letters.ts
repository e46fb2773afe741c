/** The letters of the outbox for administrators: what became of each. Links that let somebody in are never shown. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { hasRight } from '#lib/auth/rights.ts';
import type { Database } from '#lib/db/client.ts';
import { holdsSecret, maskLinks } from '#lib/mail/mask.ts';

export type LetterState = 'waiting' | 'sent' | 'failed';

export interface ShownLetter {
  id: string;
  to: string;
  locale: string;
  kind: string;
  subject: string;
  /** With its keys made unreadable. */
  text: string;
  state: LetterState;
  attempts: number;
  /** What the mail server said. */
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
  /** False for a letter whose key is forgotten: another one has to be made. */
  canBeSentAgain: boolean;
}

export interface LetterPage {
  letters: ShownLetter[];
  counts: Record<LetterState, number>;
  next: Date | null;
}

const pageSize = 50;

/** Who may read what was sent to others: a letter names people and projects of any programme. */
export const canSeeMail = (actor: StaffActor): boolean => hasRight(actor, ['administrator'], null);

/** Letters of a state or of all, the newest first; null for whoever may not see them. */
export async function listLetters(
  db: Database,
  actor: StaffActor,
  { state, before }: { state: LetterState | null; before: Date | null },
): Promise<LetterPage | null> {
  if (!canSeeMail(actor)) return null;
  const rows = await db.outboxLetter.findMany({
    where: { ...(state !== null && { state }), ...(before !== null && { createdAt: { lt: before } }) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
  });
  const groups = await db.outboxLetter.groupBy({ by: ['state'], _count: true });
  const count = (of: LetterState) => groups.find((group) => group.state === of)?._count ?? 0;
  const letters = rows.slice(0, pageSize).map((row) => ({
    ...row,
    state: row.state as LetterState,
    text: maskLinks(row.text),
    canBeSentAgain: row.state === 'failed' || (row.state === 'sent' && !holdsSecret(row.kind)),
  }));
  return {
    letters,
    counts: { waiting: count('waiting'), sent: count('sent'), failed: count('failed') },
    next: rows.length > pageSize ? (letters.at(-1)?.createdAt ?? null) : null,
  };
}
