import { erasePerson } from '#lib/accounts/commands/people.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Erases what is known of a person. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'erase-person', async ({ actor, form, locale }) => {
    const personId = form['personId'] ?? '';
    const { db, mailFolder } = accountSurroundings(request);
    const outcome = await erasePerson(db, actor, { personId }, { mailFolder });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'people', personId)}?done=erased` } : outcome;
  });
}
