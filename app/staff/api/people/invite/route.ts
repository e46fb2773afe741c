import { invitePerson } from '#lib/accounts/commands/invitation.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings, postedRoles } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';
import { shownOnceCookie } from '#lib/web/staff/shown-once.ts';

/** Invites somebody, and shows the link once. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'invite-person', async ({ actor, form, lists, locale }) => {
    const around = accountSurroundings(request);
    const input = {
      name: form['name'] ?? '',
      email: form['email'] ?? '',
      locale: form['language'] ?? '',
      roles: postedRoles(form, lists),
    };
    const options = { origin: around.origin, write: around.writeInvitation };
    const outcome = await invitePerson(around.db, actor, input, options);
    if (!outcome.ok) return outcome;
    const cookies = [shownOnceCookie(actor, 'invitation-link', [outcome.value.link])];
    return { ok: true, to: `${staffPath(locale, 'people')}?done=invited`, cookies };
  });
}
