import { renamePasskey } from '#lib/accounts/commands/own-account.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Gives one’s own passkey a name. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'rename-passkey', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await renamePasskey(around.db, actor, {
      passkeyId: form['passkeyId'] ?? '',
      name: form['name'] ?? '',
    });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'account')}?done=passkey-renamed` } : outcome;
  });
}
