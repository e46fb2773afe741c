import { signInWithPasskey } from '#lib/accounts/commands/sign-in.ts';
import { accountSurroundings, afterSignIn } from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';

/** Signs in with the answer of a passkey. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, 'passkey-sign-in', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await signInWithPasskey(around.db, actor, form['response'], around);
    if (!outcome.ok) return outcome;
    const begun = outcome.value;
    const to = afterSignIn(begun.actor, form['to'], locale);
    return { ok: true, to, value: { personId: begun.actor.personId }, cookies: begun.cookies };
  });
}
