import { preparePasskey } from '#lib/accounts/commands/own-account.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Asks the browser for a new passkey. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'passkey-preparation', async ({ actor }) => {
    const around = accountSurroundings(request);
    const outcome = await preparePasskey(around.db, actor, around);
    if (!outcome.ok) return outcome;
    return { ok: true, to: '', value: outcome.value.options, cookies: outcome.value.cookies };
  });
}
