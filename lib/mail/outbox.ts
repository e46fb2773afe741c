/**
 * Letters on their way: written in the transaction they tell about and sent afterwards by a job, so that no letter
 * tells of what did not happen and none is lost. Never sends anything itself.
 */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { forgetOldFiles } from '#lib/mail/folder.ts';

/** What a letter is about. The text of the first four holds a link that lets somebody in. */
export type LetterKind =
  | 'invitation'
  | 'reset'
  | 'promoter-question'
  | 'share'
  | 'password-changed'
  | 'review-asked'
  | 'changes-asked'
  | 'approved'
  | 'published'
  | 'publication-failed'
  | 'trial';

export interface NewLetter {
  /** One address, without a name. */
  to: string;
  locale: Locale;
  kind: LetterKind;
  subject: string;
  /** Plain text; links stand on lines of their own. */
  text: string;
}

/** Keeps a letter and the job that sends it. Returns its id. */
export async function queueLetter(
  tx: Transaction,
  letter: NewLetter,
  { newId = randomUUID }: { newId?: () => string } = {},
): Promise<string> {
  const id = newId();
  await tx.outboxLetter.create({
    data: { id, ...letter, subject: oneLine(letter.subject), to: oneLine(letter.to) },
  });
  await enqueue(tx, 'send-letter', { letterId: id }, { key: `letter:${id}` });
  return id;
}

/** A line break in a header would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** A letter nobody asks about any more; nine of ten questions come within the quarter. */
const keptDays = 90;

/**
 * Forgets letters that were sent long ago, and those that never arrived and nobody sent again, in the folder for letters
 * too. Returns how many of the outbox.
 */
export async function forgetOldLetters(
  db: Transaction,
  now: Date,
  { folder }: { folder: string },
): Promise<number> {
  const before = new Date(now.getTime() - keptDays * 86_400_000);
  await forgetOldFiles(folder, before);
  const { count } = await db.outboxLetter.deleteMany({
    where: {
      OR: [
        { state: 'sent', sentAt: { lt: before } },
        { state: 'failed', createdAt: { lt: before } },
      ],
    },
  });
  return count;
}
