import { signIn } from '#lib/accounts/commands/sign-in.ts';
import { accountSurroundings, afterSignIn } from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';

/** Signs in with address and password. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, 'sign-in', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const input = { email: form['email'] ?? '', password: form['password'] ?? '' };
    const outcome = await signIn(around.db, actor, input, around);
    if (!outcome.ok) return outcome;
    const begun = outcome.value;
    const to = afterSignIn(begun.actor, form['to'], locale);
    return { ok: true, to, value: { personId: begun.actor.personId }, cookies: begun.cookies };
  });
}
