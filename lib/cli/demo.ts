/**
 * The demonstration: `npm start -- --demo` keeps its data in a folder of its own and has one ready account a role, with
 * one password for all. It is refused wherever others could take it for the real site.
 */
import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { acceptInvitation, invitePerson, operator } from '#lib/accounts/commands/invitation.ts';
import { findPersonByEmail } from '#lib/accounts/queries.ts';
import { staffRoles } from '#lib/auth/actor.ts';
import { hashPassword } from '#lib/auth/password-hash.ts';
import { projectFolder } from '#lib/cli/project.ts';
import { ownerDatabase } from '#lib/db/client.ts';
import type { StartSettings } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

/** The settings of a demonstration: as given, but in its own folder. Refuses where it would be mistaken for the real site. */
export function demoSettings(
  settings: StartSettings,
  environment: Readonly<Record<string, string | undefined>>,
): StartSettings {
  const wayOut = 'start without --demo, or take the setting away';
  if (settings.databaseUrl !== null)
    throw new Refusal(`A demonstration never touches a database of yours (DATABASE_URL): ${wayOut}.`);
  if (settings.siteUrl !== null && !loopback.test(new URL(settings.siteUrl).hostname))
    throw new Refusal(`A demonstration is not for the public (SITE_URL is ${settings.siteUrl}): ${wayOut}.`);
  if (!loopback.test(settings.host))
    throw new Refusal(
      `A demonstration answers on this machine only (HOST is ${settings.host}): its passwords are printed. Start without --demo, or leave HOST out.`,
    );
  if (settings.trustsProxy)
    throw new Refusal(`A demonstration does not stand behind a proxy (TRUST_PROXY is on): ${wayOut}.`);
  const dataDir = environment['DATA_DIR']
    ? `${settings.dataDir}-demo`
    : path.join(projectFolder, '.data-demo');
  return { ...settings, dataDir, isDemo: true };
}

/** Makes the accounts that are missing, gives all of them a new password, and returns what is printed. */
export async function prepareDemo(ownerUrl: string): Promise<string> {
  const db = ownerDatabase(ownerUrl);
  const password = `demo-${randomBytes(9).toString('base64url')}`;
  try {
    const hash = await hashPassword(password);
    for (const role of staffRoles) {
      const email = `${role}@example.org`;
      if ((await findPersonByEmail(db, email)) === null) await join(db, role, email, password);
      const personId = await findPersonByEmail(db, email);
      await db.credential.updateMany({
        where: { providerId: 'credential', accountId: personId ?? '' },
        data: { password: hash },
      });
    }
  } finally {
    await db.$disconnect();
  }
  const accounts = staffRoles.map((role) => `  ${role}@example.org`);
  return [
    '',
    '*** DEMONSTRATION: nothing here is real, and whoever reaches this address may change it. ***',
    'Accounts, one a role:',
    ...accounts,
    `Password of all of them, new at each start: ${password}`,
    '',
  ].join('\n');
}

async function join(
  db: ReturnType<typeof ownerDatabase>,
  role: (typeof staffRoles)[number],
  email: string,
  password: string,
): Promise<void> {
  const name = `${role.charAt(0).toUpperCase()}${role.slice(1)} (demo)`;
  const input = { name, email, locale: 'en', roles: [{ role, programme: null }] };
  const invited = await invitePerson(db, operator, input, { origin: 'http://localhost', write: null });
  if (!invited.ok) throw new Error(`No invitation for ${email}: ${invited.issues[0]?.code}`);
  const token = invited.value.link.split('/').at(-1);
  const network = createHash('sha256').update(email).digest('hex');
  const around = { network, secret: '', siteName: 'Grantfolio' };
  const joined = await acceptInvitation(db, null, { token, name, password }, around);
  if (!joined.ok) throw new Error(`No account for ${email}: ${joined.issues[0]?.code}`);
}
