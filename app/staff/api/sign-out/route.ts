import { signOut } from '#lib/accounts/commands/sign-in.ts';
import { staffPath } from '#lib/paths.ts';
import { accountSurroundings, endedSessionCookie } from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';

/** Ends this session. */
export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, 'sign-out', async ({ actor, locale }) => {
    if (actor !== null) await signOut(accountSurroundings(request).db, actor);
    return { ok: true, to: `${staffPath(locale, 'sign-in')}?done=signed-out`, cookies: [endedSessionCookie] };
  });
}
