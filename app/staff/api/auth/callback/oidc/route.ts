import { signInByProvider } from '#lib/accounts/commands/provider.ts';
import { localeFrom } from '#lib/i18n/locale.ts';
import { preferredLocale } from '#lib/web/preferred-locale.ts';
import {
  accountSurroundings,
  afterSignIn,
  identityByProvider,
  providerTroubles,
  signInPage,
} from '#lib/web/staff/accounts.ts';
import { answerAnyone } from '#lib/web/staff/answer.ts';

/** Takes the identity provider’s answer and signs in whom it vouches for, if they have an account here. */
export function GET(request: Request): Promise<Response> {
  return answerAnyone(request, 'provider-callback', async ({ actor }) => {
    const around = accountSurroundings(request);
    const identity = await identityByProvider();
    const greeting = preferredLocale(request.headers.get('accept-language'));
    if (identity === null) return { ok: true, to: signInPage(greeting, undefined, 'provider-away') };
    const answer = await signInByProvider(around.db, actor, request, { ...around, identity });
    const { outcome, address } = answer;
    const locale = localeFrom(address?.split('/')[1]) ?? greeting;
    const cookies = answer.cookies;
    if (outcome.ok)
      return { ok: true, to: afterSignIn(outcome.value.actor, address ?? undefined, locale), cookies };
    const to = new URL(address ?? '', around.origin).searchParams.get('to') ?? undefined;
    const code = outcome.issues[0]?.code;
    const trouble = providerTroubles.find((each) => each === code) ?? 'provider-failed';
    return { ok: true, to: signInPage(locale, to, trouble), cookies };
  });
}
