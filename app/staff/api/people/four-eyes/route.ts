import { setFourEyes } from '#lib/accounts/commands/people.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Says whether a programme wants four eyes. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'set-four-eyes', async ({ actor, form, locale }) => {
    const input = { programme: form['programme'] ?? '', fourEyes: form['fourEyes'] === 'yes' };
    const outcome = await setFourEyes(accountSurroundings(request).db, actor, input);
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'people')}?done=four-eyes` } : outcome;
  });
}
