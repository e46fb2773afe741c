import { endSessions } from '#lib/accounts/commands/people.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Signs a person out everywhere. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'end-persons-sessions', async ({ actor, form, locale }) => {
    const personId = form['personId'] ?? '';
    const outcome = await endSessions(accountSurroundings(request).db, actor, { personId });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'people', personId)}?done=ended` } : outcome;
  });
}
