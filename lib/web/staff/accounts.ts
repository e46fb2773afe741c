/**
 * What the commands about accounts are told of a request: where it comes from, the site's secret and name, and who
 * writes the letters. It decides nothing and keeps nothing but the library's own set-up.
 */
import type { SignInSurroundings } from '#lib/accounts/commands/sign-in.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { createIdentity, type Identity } from '#lib/auth/identity.ts';
import { answersAsProvider } from '#lib/auth/provider.ts';
import { sessionCookie } from '#lib/auth/session-cookie.ts';
import { type Database, staffDatabase } from '#lib/db/client.ts';
import { authSecret, identityProvider, isDemo, webSettings } from '#lib/env.ts';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { networkOf } from '#lib/limits/network.ts';
import { mailSettings } from '#lib/mail/settings.ts';
import { staffPath } from '#lib/paths.ts';
import { getRequestContext } from '#lib/web/request-context.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';
import { wayBack } from '#lib/web/staff/session.ts';

export interface AccountSurroundings extends SignInSurroundings {
  db: Database;
  siteName: string;
  /** Public origin, without a slash at its end: for links in letters. */
  origin: string;
  /** Where letters lie that no mail server took. */
  mailFolder: string;
  writeInvitation: (letter: LetterFacts) => Letter;
  write: (letter: LetterFacts) => Letter;
  writeNotice: (letter: Omit<LetterFacts, 'link'>) => Letter;
}

interface LetterFacts {
  name: string;
  locale: Locale;
  link: string;
}

interface Letter {
  subject: string;
  text: string;
}

let identity: Identity | undefined;
let providerIdentity: Identity | undefined;

const siteName = (locale: Locale) => messages(locale, 'site')('name');

function identityOf(db: Database): Identity {
  identity ??= createIdentity({
    db,
    secret: authSecret(process.env),
    origin: siteOrigin().origin,
    siteName: siteName('en'),
    // A provider that is away must not keep anybody from signing in with a password.
    provider: null,
  });
  return identity;
}

/** Identity with the provider that is set; null when none is, or when it does not answer as itself. */
export async function identityByProvider(): Promise<Identity | null> {
  const provider = identityProvider(process.env);
  if (provider === null) return null;
  if (providerIdentity === undefined && (await answersAsProvider(provider)))
    providerIdentity ??= createIdentity({
      db: staffDatabase(),
      secret: authSecret(process.env),
      origin: siteOrigin().origin,
      siteName: siteName('en'),
      provider,
    });
  return providerIdentity ?? null;
}

/** For the commands that a request to the staff area runs. */
export function accountSurroundings(request: Request): AccountSurroundings {
  const db = staffDatabase();
  return {
    db,
    identity: identityOf(db),
    headers: request.headers,
    network: networkOf(getRequestContext()?.clientAddress ?? null),
    secret: authSecret(process.env),
    isDemo: isDemo(process.env),
    siteName: siteName('en'),
    origin: siteOrigin().origin,
    mailFolder: mailSettings(webSettings(process.env)).folder,
    writeInvitation: (facts) => letter('invitation', facts),
    write: (facts) => letter('reset', facts),
    writeNotice: (facts) =>
      letter('passwordChanged', {
        ...facts,
        link: `${siteOrigin().origin}${staffPath(facts.locale, 'reset')}`,
      }),
  };
}

function letter(
  kind: 'invitation' | 'reset' | 'passwordChanged',
  { name, locale, link }: LetterFacts,
): Letter {
  const t = staffMessages(locale, 'signIn');
  const site = siteName(locale);
  return {
    subject: t(`letter.${kind}.subject`, { site }),
    text: t(`letter.${kind}.text`, { name, site, link }),
  };
}

/** Where somebody goes who has just signed in: to show the second factor, or to where they wanted to. */
export function afterSignIn(actor: StaffActor, to: string | undefined, locale: Locale): string {
  const target = wayBack(to, locale);
  if (!actor.awaitsSecondFactor) return target;
  return `${staffPath(locale, 'second-factor')}?${new URLSearchParams({ to: target })}`;
}

/** Why the identity provider signed nobody in, as the page of the sign-in says it. */
export const providerTroubles = [
  'provider-away',
  'provider-cancelled',
  'provider-failed',
  'provider-late',
  'provider-unknown',
  'provider-unverified',
  'too-many',
] as const;

/** The page of the sign-in that leads on `to` a page, and says what went wrong before. */
export function signInPage(
  locale: Locale,
  to: string | undefined,
  trouble?: (typeof providerTroubles)[number],
): string {
  const query = new URLSearchParams({ to: wayBack(to, locale), ...(trouble && { trouble }) });
  return `${staffPath(locale, 'sign-in')}?${query}`;
}

/** Takes the session's cookie out of the browser. */
export const endedSessionCookie = `${sessionCookie}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax`;

/** The ticked roles of a form: `officer` is one in all programmes, `officer:culture` one in that programme. */
export function postedRoles(
  form: Readonly<Record<string, string>>,
  lists: Readonly<Record<string, readonly string[]>>,
): { role: string; programme: string | null }[] {
  const ticked = lists['roles'] ?? (form['roles'] === undefined ? [] : [form['roles']]);
  return ticked.map((text) => {
    const [role = '', programme] = text.split(':');
    return { role, programme: programme ?? null };
  });
}
