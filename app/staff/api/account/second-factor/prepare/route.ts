import { prepareSecondFactor } from '#lib/accounts/commands/second-factor.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Makes a secret for an authenticator app. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'prepare-second-factor', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await prepareSecondFactor(around.db, actor, { present: form['present'] ?? '' }, around);
    return outcome.ok ? { ok: true, to: staffPath(locale, 'second-factor', 'set-up') } : outcome;
  });
}
