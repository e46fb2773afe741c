import { staffPath } from '#lib/paths.ts';
import { waysIn } from '#lib/web/loaders/staff/accounts.ts';
import { accountSurroundings } from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';
import { wayBack } from '#lib/web/staff/session.ts';

/** Leads to the sign-in page of the identity provider. Writes nothing: what has to be remembered is in a cookie. */
export function GET(request: Request): Promise<Response> {
  return answerAnyone(request, 'provider-sign-in', async () => {
    if (!waysIn().hasProvider) return { ok: false, issues: [{ field: '', code: 'not-found' }] };
    const asked = new URL(request.url).searchParams;
    const locale = asked.get('locale') === 'bg' ? 'bg' : 'en';
    const { identity } = accountSurroundings(request);
    const answer = await identity.api.signInSocial({
      body: {
        provider: 'oidc',
        callbackURL: wayBack(asked.get('to') ?? undefined, locale),
        errorCallbackURL: `${staffPath(locale, 'sign-in')}?done=provider-failed`,
        disableRedirect: true,
      },
      headers: request.headers,
      returnHeaders: true,
    });
    const headers = new Headers(answer.headers);
    headers.set('Location', answer.response.url ?? staffPath(locale, 'sign-in'));
    return { ok: true, response: new Response(null, { status: 303, headers }) };
  });
}
