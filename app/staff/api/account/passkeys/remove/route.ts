import { removePasskey } from '#lib/accounts/commands/own-account.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Removes one’s own passkey. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'remove-passkey', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await removePasskey(around.db, actor, { passkeyId: form['passkeyId'] ?? '' });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'account')}?done=passkey-removed` } : outcome;
  });
}
