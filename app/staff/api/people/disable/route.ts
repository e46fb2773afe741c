import { disablePerson } from '#lib/accounts/commands/people.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Disables a person and ends their sessions. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'disable-person', async ({ actor, form, locale }) => {
    const personId = form['personId'] ?? '';
    const outcome = await disablePerson(accountSurroundings(request).db, actor, { personId });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'people', personId)}?done=disabled` } : outcome;
  });
}
