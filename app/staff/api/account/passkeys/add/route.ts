import { addPasskey } from '#lib/accounts/commands/own-account.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Keeps a new passkey. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'add-passkey', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const input = { response: form['response'] ?? '', name: form['name'] ?? '' };
    const outcome = await addPasskey(around.db, actor, input, around);
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'account')}?done=passkey` } : outcome;
  });
}
