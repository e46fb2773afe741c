import { leadToProvider } from '#lib/accounts/commands/provider.ts';
import { localeFrom } from '#lib/i18n/locale.ts';
import { waysIn } from '#lib/web/loaders/staff/accounts.ts';
import { accountSurroundings, identityByProvider, signInPage } from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';
import { wayBack } from '#lib/web/staff/session.ts';

/** Leads to the sign-in page of the identity provider. Writes nothing: what has to be remembered is in a cookie. */
export function GET(request: Request): Promise<Response> {
  return answerAnyone(request, 'provider-sign-in', async ({ actor }) => {
    if (!waysIn().hasProvider) return { ok: false, issues: [{ field: '', code: 'not-found' }] };
    const asked = new URL(request.url).searchParams;
    const locale = localeFrom(asked.get('locale') ?? '') ?? 'en';
    const to = wayBack(asked.get('to') ?? undefined, locale);
    const { db, headers } = accountSurroundings(request);
    const identity = await identityByProvider();
    if (identity === null) return { ok: true, to: signInPage(locale, to, 'provider-away') };
    const back = signInPage(locale, to);
    const outcome = await leadToProvider(db, actor, { to, back }, { identity, headers });
    if (!outcome.ok) return { ok: true, to: signInPage(locale, to, 'provider-away') };
    return { ok: true, to: outcome.value.address, cookies: outcome.value.cookies };
  });
}
