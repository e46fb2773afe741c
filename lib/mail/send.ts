/**
 * Sends one letter of the outbox and writes down what became of it. A letter that was sent is never sent again by
 * itself, and the links in it that let somebody in are forgotten.
 */
import type { Database } from '#lib/db/client.ts';
import type { Deliver } from '#lib/mail/deliver.ts';
import { holdsSecret, maskLinks } from '#lib/mail/mask.ts';

/** The mail server could not take the letter now; it says so and the queue tries again. */
export class LetterDelayed extends Error {
  override readonly name = 'LetterDelayed';
}

/**
 * Sends a letter that waits. Between the server's yes and our commit lies a moment in which a crash sends it twice, with
 * the same Message-ID; SMTP knows no better. Throws {@link LetterDelayed} when it should be tried again.
 */
export async function sendLetter(
  db: Database,
  { letterId }: { letterId: string },
  { deliver, isLast, now = new Date() }: { deliver: Deliver; isLast: boolean; now?: Date },
): Promise<void> {
  const letter = await db.outboxLetter.findUnique({ where: { id: letterId } });
  if (letter === null || letter.state !== 'waiting') return;
  const delivery = await deliver(letter);
  const attempts = { increment: 1 };
  if (delivery.outcome === 'sent') {
    const text = holdsSecret(letter.kind) ? maskLinks(letter.text) : letter.text;
    const noted = await db.outboxLetter.updateMany({
      where: { id: letterId, state: 'waiting' },
      data: { state: 'sent', sentAt: now, attempts, lastError: null, text },
    });
    // Whoever it was to was erased while it was on its way.
    if (noted.count === 0 && (await db.outboxLetter.count({ where: { id: letterId } })) === 0)
      await delivery.takeBack?.();
    return;
  }
  const isOver = delivery.outcome === 'refused' || isLast;
  await db.outboxLetter.updateMany({
    where: { id: letterId, state: 'waiting' },
    data: { state: isOver ? 'failed' : 'waiting', attempts, lastError: delivery.answer },
  });
  if (!isOver) throw new LetterDelayed(delivery.answer);
}
