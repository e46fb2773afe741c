import { acceptInvitation } from '#lib/accounts/commands/invitation.ts';
import { signIn } from '#lib/accounts/commands/sign-in.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings, afterSignIn } from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';

/** Makes the account of somebody who was invited, and signs them in. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, 'accept-invitation', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const { token = '', name = '', password = '' } = form;
    const joined = await acceptInvitation(around.db, null, { token, name, password }, around);
    if (!joined.ok) return joined;
    const { email } = joined.value;
    const outcome = await signIn(around.db, actor, { email, password }, around);
    if (!outcome.ok) return { ok: true, to: staffPath(locale, 'sign-in') };
    const begun = outcome.value;
    return { ok: true, to: afterSignIn(begun.actor, undefined, locale), cookies: begun.cookies };
  });
}
