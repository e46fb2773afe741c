import { resetPassword } from '#lib/accounts/commands/password.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';

/** Sets a new password by a link from a letter. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, 'reset-password', async ({ form, locale }) => {
    const around = accountSurroundings(request);
    const input = { token: form['token'] ?? '', password: form['password'] ?? '' };
    const outcome = await resetPassword(around.db, null, input, around);
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'sign-in')}?done=reset` } : outcome;
  });
}
