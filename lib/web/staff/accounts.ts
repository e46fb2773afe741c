/**
 * What the commands about accounts are told of a request: where it comes from, the site's secret and name, and who
 * writes the letters. It decides nothing and keeps nothing but the library's own set-up.
 */
import type { SignInSurroundings } from '#lib/accounts/commands/sign-in.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { createIdentity, type Identity } from '#lib/auth/identity.ts';
import { sessionCookie } from '#lib/auth/session-cookie.ts';
import { type Database, staffDatabase } from '#lib/db/client.ts';
import { authSecret, identityProvider, isDemo } from '#lib/env.ts';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { networkOf } from '#lib/limits/network.ts';
import { staffPath } from '#lib/paths.ts';
import { getRequestContext } from '#lib/web/request-context.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';
import { wayBack } from '#lib/web/staff/session.ts';

export interface AccountSurroundings extends SignInSurroundings {
  db: Database;
  siteName: string;
  /** Public origin, without a slash at its end: for links in letters. */
  origin: string;
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

const siteName = (locale: Locale) => messages(locale, 'site')('name');

function identityOf(db: Database): Identity {
  identity ??= createIdentity({
    db,
    secret: authSecret(process.env),
    origin: siteOrigin().origin,
    siteName: siteName('en'),
    provider: identityProvider(process.env),
  });
  return identity;
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
