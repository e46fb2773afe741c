/** Sends a letter again, or one to oneself to see whether letters arrive. For administrators. */
import { z } from 'zod';
import { canSeeMail } from '#lib/accounts/queries/letters.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Outcome } from '#lib/issues.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { holdsSecret } from '#lib/mail/mask.ts';
import { queueLetter } from '#lib/mail/outbox.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

const refuse = (code: string) => ({ ok: false as const, issues: [{ field: '', code }] });
const letterId = z.uuid();

/** Puts a letter that failed, or that was sent and holds no key, on its way once more. */
export async function sendLetterAgain(
  db: Database,
  actor: StaffActor,
  input: { letterId: string },
): Promise<Outcome<null>> {
  if (!canSeeMail(actor)) return refuse('forbidden');
  const read = letterId.safeParse(input.letterId);
  if (!read.success) return refuse('not-found');
  const id = read.data;
  return await db.$transaction(async (tx): Promise<Outcome<null>> => {
    const letter = await tx.outboxLetter.findUnique({ where: { id }, select: { kind: true, state: true } });
    if (letter === null) return refuse('not-found');
    if (letter.state === 'waiting') return { ok: true, value: null, touched: [] };
    if (letter.state === 'sent' && holdsSecret(letter.kind)) return refuse('key-forgotten');
    await tx.outboxLetter.update({
      where: { id },
      data: { state: 'waiting', sentAt: null, lastError: null },
    });
    await enqueue(tx, 'send-letter', { letterId: id }, { key: `letter:${id}` });
    await recordAudit(tx, { personId: actor.personId, action: 'letter.again', kind: 'letter', subject: id });
    return { ok: true, value: null, touched: [] };
  });
}

/** Sends the actor a letter in their language. */
export async function sendTrialLetter(
  db: Database,
  actor: StaffActor,
  { locale }: { locale: Locale },
): Promise<Outcome<null>> {
  if (!canSeeMail(actor)) return refuse('forbidden');
  const t = staffMessages(locale, 'mail');
  return await db.$transaction(async (tx): Promise<Outcome<null>> => {
    const id = await queueLetter(tx, {
      to: actor.email,
      locale,
      kind: 'trial',
      subject: t('trial.subject'),
      text: t('trial.text', { name: actor.name }),
    });
    await recordAudit(tx, { personId: actor.personId, action: 'letter.trial', kind: 'letter', subject: id });
    return { ok: true, value: null, touched: [] };
  });
}
