import { chooseLetters } from '#lib/accounts/commands/own-account.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Says which letters about work one gets. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'choose-letters', async ({ actor, form, lists, locale }) => {
    const wanted = lists['letters'] ?? (form['letters'] === undefined ? [] : [form['letters']]);
    const outcome = await chooseLetters(accountSurroundings(request).db, actor, { wanted });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'account')}?done=letters` } : outcome;
  });
}
