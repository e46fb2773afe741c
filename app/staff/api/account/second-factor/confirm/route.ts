import { confirmSecondFactor } from '#lib/accounts/commands/second-factor.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';
import { shownOnceCookie } from '#lib/web/staff/shown-once.ts';

/** Takes the first code of an authenticator app. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'confirm-second-factor', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await confirmSecondFactor(around.db, actor, { code: form['code'] ?? '' }, around);
    if (!outcome.ok) return outcome;
    const cookies = [shownOnceCookie(actor, 'backup-codes', outcome.value.backupCodes)];
    return { ok: true, to: staffPath(locale, 'second-factor', 'codes'), cookies };
  });
}
