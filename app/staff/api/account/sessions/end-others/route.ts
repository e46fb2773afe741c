import { endOtherSessions } from '#lib/accounts/commands/own-account.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Ends one’s other sessions. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'end-other-sessions', async ({ actor, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await endOtherSessions(around.db, actor);
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'account')}?done=sessions` } : outcome;
  });
}
