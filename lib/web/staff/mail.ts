/** What the forms of the mail page do; the commands judge. */
import { sendLetterAgain, sendTrialLetter } from '#lib/accounts/commands/letters.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { staffPath } from '#lib/paths.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';

/** Puts a letter on its way once more. */
export async function answerLetterAgain(
  { actor, page, locale }: ActorExchange,
  letterId: string,
): Promise<Answer> {
  const outcome = await sendLetterAgain(staffDatabase(), actor, { letterId });
  return outcome.ok ? { ok: true, to: page ?? staffPath(locale, 'mail') } : outcome;
}

/** Sends the actor a letter. */
export async function answerTrialLetter({ actor, locale }: ActorExchange): Promise<Answer> {
  const outcome = await sendTrialLetter(staffDatabase(), actor, { locale });
  return outcome.ok ? { ok: true, to: staffPath(locale, 'mail') } : outcome;
}
