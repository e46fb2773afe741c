import { changePassword } from '#lib/accounts/commands/password.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Changes one’s own password. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'change-password', async ({ actor, form, locale }) => {
    const around = accountSurroundings(request);
    const outcome = await changePassword(
      around.db,
      actor,
      { present: form['present'] ?? '', password: form['password'] ?? '' },
      around,
    );
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'account')}?done=password` } : outcome;
  });
}
