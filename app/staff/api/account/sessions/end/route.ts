import { endSession } from '#lib/accounts/commands/own-account.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Ends one of one’s own sessions. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'end-session', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await endSession(around.db, actor, { sessionId: form['sessionId'] ?? '' });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'account')}?done=session` } : outcome;
  });
}
