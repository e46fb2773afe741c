/**
 * Signing in by the identity provider: the way there and the way back. The library proves what the provider says; who it
 * means, and what they have to show besides, is decided here as after any other sign-in. It never makes an account.
 */
import { done, refused, type Surroundings, tooMany } from '#lib/accounts/commands/outcome.ts';
import { type BegunSession, beginSession } from '#lib/accounts/commands/sign-in.ts';
import { providerCounters } from '#lib/accounts/rules.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { type Identity, providerId } from '#lib/auth/identity.ts';
import { tokenInCookies } from '#lib/auth/session-cookie.ts';
import type { Database } from '#lib/db/client.ts';
import type { Issue, Outcome } from '#lib/issues.ts';
import { countAttempt, forgiveAttempt } from '#lib/limits/attempts.ts';

/** The address of the provider's page, with the cookies that tie its answer to this browser. Writes nothing. */
export async function leadToProvider(
  _db: Database,
  _actor: StaffActor | null,
  { to, back }: { to: string; back: string },
  { identity, headers }: { identity: Identity; headers: Headers },
): Promise<Outcome<{ address: string; cookies: string[] }>> {
  const answer = await identity.api.signInSocial({
    body: { provider: providerId, callbackURL: to, errorCallbackURL: back, disableRedirect: true },
    headers,
    returnHeaders: true,
  });
  const { url } = answer.response;
  return url ? done({ address: url, cookies: answer.headers.getSetCookie() }) : refused('provider-away');
}

/** What the way back brought: a session, or why there is none. */
export interface ProviderAnswer {
  outcome: Outcome<BegunSession>;
  /** The `to` or `back` of the way there; null when this browser was never led there, or too long ago. */
  address: string | null;
  /** Cookies of the way there that have served their time. */
  cookies: string[];
}

/** Takes the provider's answer, and signs in whom it vouches for if they have an account here. */
export async function signInByProvider(
  db: Database,
  actor: StaffActor | null,
  request: Request,
  { identity, network, secret }: Surroundings & { identity: Identity },
): Promise<ProviderAnswer> {
  const counters = providerCounters(network);
  const wait = await countAttempt(db, counters);
  if (wait !== null) return { outcome: tooMany(wait), address: null, cookies: [] };
  const answer = await identity.handler(request);
  const cookies = answer.headers.getSetCookie();
  const address = new URL(answer.headers.get('location') ?? '', 'http://here.invalid');
  const error = address.searchParams.get('error');
  const token = tokenInCookies(cookies.map((cookie) => cookie.split(';')[0]).join('; '), secret);
  address.searchParams.delete('error');
  address.searchParams.delete('error_description');
  const known = {
    address: lostCodes.has(error ?? '') ? null : address.pathname + address.search,
    cookies,
  };
  if (token === null) return { outcome: refusedBy(error ?? ''), ...known };
  await forgiveAttempt(db, counters);
  const outcome = await beginSession(db, { token, headers: answer.headers, replaces: actor, isDemo: false });
  return { outcome, ...known };
}

/** The browser that comes back is not the one that was led there, or comes too late. */
const lostCodes: ReadonlySet<string> = new Set(['state_mismatch', 'state_not_found', 'state_invalid']);

/** What OpenID Connect (Core 1.0, 3.1.2.6) and the library call the reasons for which nobody is signed in. */
const codes: Readonly<Record<string, string>> = {
  access_denied: 'provider-cancelled',
  login_required: 'provider-cancelled',
  interaction_required: 'provider-cancelled',
  consent_required: 'provider-cancelled',
  signup_disabled: 'provider-unknown',
  // Somebody disabled is told what a stranger is told.
  unable_to_create_session: 'provider-unknown',
  account_not_linked: 'provider-unverified',
  email_not_found: 'provider-unverified',
};

function refusedBy(error: string): { ok: false; issues: Issue[] } {
  if (lostCodes.has(error)) return refused('provider-late');
  return refused((Object.hasOwn(codes, error) && codes[error]) || 'provider-failed');
}
