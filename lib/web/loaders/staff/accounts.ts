/** Loads what the screens about signing in, one's own account and people show. Queries judge who may see what. */
import { renderSVG } from 'uqr';
import { canManagePeople, canSetFourEyes } from '#lib/accounts/policy.ts';
import {
  findLink,
  findPerson,
  findPreparedSecret,
  getAccount,
  listFourEyes,
  listPeople,
} from '#lib/accounts/queries.ts';
import type { AccountOverview, OpenInvitation, PersonSummary } from '#lib/accounts/schema.ts';
import { hasRole, type StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { authSecret, identityProvider, isDemo } from '#lib/env.ts';
import { type Locale, pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { listProgrammes } from '#lib/programmes/queries.ts';

/** Which ways in there are. */
export const waysIn = () => ({
  hasProvider: identityProvider(process.env) !== null,
  isDemo: isDemo(process.env),
});

/** Who a link from a letter is for; null when it leads nowhere. */
export const loadLink = (token: string, kind: 'invitation' | 'reset') =>
  findLink(staffDatabase(), token, kind);

/** One's own account. */
export const loadAccount = (actor: StaffActor): Promise<AccountOverview> =>
  getAccount(staffDatabase(), actor);

/** The secret that waits for its first code, and its QR code as the address of a picture. */
export async function loadPreparedSecret(
  actor: StaffActor,
): Promise<{ secret: string; picture: string } | null> {
  const found = await findPreparedSecret(staffDatabase(), actor, {
    secret: authSecret(process.env),
    siteName: messages('en', 'site')('name'),
  });
  if (found === null) return null;
  const svg = renderSVG(found.address, { border: 2 });
  return { secret: found.secret, picture: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}

/** A programme in which the actor may give roles. */
export interface Scope {
  /** Null: all programmes. */
  programme: string | null;
  name: string | null;
}

export interface PeopleScreen {
  people: PersonSummary[];
  invitations: OpenInvitation[];
  scopes: Scope[];
  fourEyes: { programme: string; name: string; isOn: boolean }[];
  programmeNames: ReadonlyMap<string, string>;
}

async function programmesOf(locale: Locale): Promise<{ slug: string; name: string }[]> {
  const programmes = await listProgrammes(staffDatabase());
  return programmes.map(({ slug, name }) => ({ slug, name: pick(name, locale).text }));
}

function scopesOf(actor: StaffActor, programmes: readonly { slug: string; name: string }[]): Scope[] {
  return [
    ...(canManagePeople(actor) ? [{ programme: null, name: null }] : []),
    ...programmes
      .filter(({ slug }) => hasRole(actor, ['administrator'], slug))
      .map(({ slug, name }) => ({ programme: slug, name })),
  ];
}

/** Everybody, with what the actor may do about them; null when they may not see it. */
export async function loadPeople(actor: StaffActor, locale: Locale): Promise<PeopleScreen | null> {
  const listed = await listPeople(staffDatabase(), actor);
  if (listed === null) return null;
  const programmes = await programmesOf(locale);
  const settings = await listFourEyes(staffDatabase());
  return {
    ...listed,
    scopes: scopesOf(actor, programmes),
    programmeNames: new Map(programmes.map(({ slug, name }) => [slug, name])),
    fourEyes: programmes
      .filter(({ slug }) => canSetFourEyes(actor, slug))
      .map(({ slug, name }) => ({ programme: slug, name, isOn: settings.get(slug) ?? true })),
  };
}

export interface PersonScreen {
  person: PersonSummary;
  scopes: Scope[];
  programmeNames: ReadonlyMap<string, string>;
  canManage: boolean;
}

/** One person; null when there is none or the actor may not see people. */
export async function loadPerson(
  actor: StaffActor,
  personId: string,
  locale: Locale,
): Promise<PersonScreen | null> {
  const person = await findPerson(staffDatabase(), actor, personId);
  if (person === null) return null;
  const programmes = await programmesOf(locale);
  return {
    person,
    scopes: scopesOf(actor, programmes),
    programmeNames: new Map(programmes.map(({ slug, name }) => [slug, name])),
    canManage: canManagePeople(actor),
  };
}
