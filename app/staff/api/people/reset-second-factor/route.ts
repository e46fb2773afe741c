import { resetSecondFactor } from '#lib/accounts/commands/people.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Forgets a person’s lost second factor. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'reset-second-factor', async ({ actor, form, locale }) => {
    const personId = form['personId'] ?? '';
    const outcome = await resetSecondFactor(accountSurroundings(request).db, actor, { personId });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'people', personId)}?done=factor` } : outcome;
  });
}
