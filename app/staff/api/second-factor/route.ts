import { showSecondFactor } from '#lib/accounts/commands/second-factor.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';
import { wayBack } from '#lib/web/staff/session.ts';

/** Shows a code of the app or a backup code. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'second-factor', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await showSecondFactor(around.db, actor, { code: form['code'] ?? '' }, around);
    return outcome.ok ? { ok: true, to: wayBack(form['to'], locale) } : outcome;
  });
}
