import { revokeInvitation } from '#lib/accounts/commands/invitation.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

/** Takes an open invitation back. */
export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'revoke-invitation', async ({ actor, form, locale }) => {
    const { db } = accountSurroundings(request);
    const outcome = await revokeInvitation(db, actor, { invitationId: form['invitationId'] ?? '' });
    return outcome.ok ? { ok: true, to: `${staffPath(locale, 'people')}?done=revoked` } : outcome;
  });
}
