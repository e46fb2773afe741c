import { askForPasskey } from '#lib/accounts/commands/sign-in.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';

/** Asks for a passkey, which the browser answers. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, 'passkey-question', async ({ actor }) => {
    const around = accountSurroundings(request);
    const outcome = await askForPasskey(around.db, actor, around);
    if (!outcome.ok) return outcome;
    return { ok: true, to: '', value: outcome.value.options, cookies: outcome.value.cookies };
  });
}
