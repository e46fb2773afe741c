import { requestReset } from '#lib/accounts/commands/password.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';

/** Sends a link to a new password, if somebody has the address. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, 'request-reset', async ({ form, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await requestReset(around.db, null, { email: form['email'] ?? '' }, around);
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'reset')}?done=sent` } : outcome;
  });
}
