import { changeProfile } from '#lib/accounts/commands/own-account.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Changes one’s own name and language. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'change-profile', async ({ actor, form }) => {
    const around = accountSurroundings(request);
    const outcome = await changeProfile(around.db, actor, {
      name: form['name'] ?? '',
      locale: form['language'] ?? '',
    });
    return outcome.ok
      ? { ok: true, to: `${staffPath(form['language'] === 'bg' ? 'bg' : 'en', 'account')}?done=profile` }
      : outcome;
  });
}
