import { removeSecondFactor } from '#lib/accounts/commands/second-factor.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Removes one’s own second factor. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'remove-second-factor', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await removeSecondFactor(around.db, actor, { present: form['present'] ?? '' }, around);
    return outcome.ok
      ? { ok: true, to: `${staffPath(locale, 'account')}?done=second-factor-removed` }
      : outcome;
  });
}
