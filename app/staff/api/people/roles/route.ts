import { changeRoles } from '#lib/accounts/commands/people.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings, postedRoles } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Gives a person exactly these roles. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'change-roles', async ({ actor, form, lists, locale }) => {
    const { db } = accountSurroundings(request);
    const personId = form['personId'] ?? '';
    const outcome = await changeRoles(db, actor, { personId, roles: postedRoles(form, lists) });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'people', personId)}?done=roles` } : outcome;
  });
}
