/** Loads the letters for their screen; the query judges who may see them. */
import { type LetterPage, type LetterState, listLetters } from '#lib/accounts/queries/letters.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { webSettings } from '#lib/env.ts';

export interface MailScreen extends LetterPage {
  state: LetterState | null;
  /** Whether letters go to a folder, because nobody named a mail server. */
  isFolder: boolean;
}

/** One page of letters, by the parameters of the address; null for whoever may not see them. */
export async function loadMail(
  actor: StaffActor,
  given: { state: string; before: string },
): Promise<MailScreen | null> {
  const states: readonly LetterState[] = ['waiting', 'sent', 'failed'];
  const state = states.find((each) => each === given.state) ?? null;
  const before = new Date(given.before);
  const page = await listLetters(staffDatabase(), actor, {
    state,
    before: Number.isNaN(before.getTime()) ? null : before,
  });
  return page && { ...page, state, isFolder: webSettings(process.env).smtpUrl === null };
}
