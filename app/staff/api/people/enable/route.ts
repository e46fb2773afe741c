import { enablePerson } from '#lib/accounts/commands/people.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Lets a disabled person sign in again. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'enable-person', async ({ actor, form, locale }) => {
    const personId = form['personId'] ?? '';
    const outcome = await enablePerson(accountSurroundings(request).db, actor, { personId });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'people', personId)}?done=enabled` } : outcome;
  });
}
