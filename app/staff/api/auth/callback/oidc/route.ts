import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';

/** Takes the identity provider's answer and signs in whom it vouches for, if somebody here has their address. */
export function GET(request: Request): Promise<Response> {
  return answerAnyone(request, 'provider-callback', async () => ({
    ok: true,
    response: await accountSurroundings(request).identity.handler(request),
  }));
}
