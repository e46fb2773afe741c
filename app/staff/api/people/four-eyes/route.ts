import { setFourEyes } from '#lib/accounts/commands/people.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Says whether a programme wants four eyes. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'set-four-eyes', async ({ actor, form, locale, page }) => {
    const programme = form['programme'] ?? '';
    const input = { programme, fourEyes: form['fourEyes'] === 'yes' };
    const outcome = await setFourEyes(accountSurroundings(request).db, actor, input);
    if (!outcome.ok) return outcome;
    // Back to where it was set: the page of the programme, or that of people.
    const entry = staffPath(locale, 'registers', 'programmes', programme);
    const isThere = page?.split('?')[0] === entry;
    return { ok: true, to: isThere ? `${entry}?saved=yes` : `${staffPath(locale, 'people')}?done=four-eyes` };
  });
}
