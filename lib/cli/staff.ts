/**
 * `npm run staff`: the operator invites people, lists them, disables them and forgets a lost second factor, on a site
 * that runs or is stopped. Links are printed once and kept nowhere.
 */
import { parseArgs } from 'node:util';
import { invitePerson, operator } from '#lib/accounts/commands/invitation.ts';
import { makeResetLink } from '#lib/accounts/commands/password.ts';
import { disablePerson, enablePerson, resetSecondFactor } from '#lib/accounts/commands/people.ts';
import { allPeople, findPersonByEmail } from '#lib/accounts/queries.ts';
import { invitationDays, resetHours } from '#lib/accounts/rules.ts';
import { staffRoles } from '#lib/auth/actor.ts';
import { firstAccount } from '#lib/cli/first-account.ts';
import { readSettings, runCommand } from '#lib/cli/project.ts';
import { originOf, withSiteDatabase } from '#lib/cli/site-database.ts';
import { type Database, ownerDatabase } from '#lib/db/client.ts';
import type { StartSettings } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';
import type { Outcome } from '#lib/issues.ts';

const usage = `npm run staff -- invite NAME E-MAIL --role ROLE [--programme SLUG] [--locale en|bg]
npm run staff -- list
npm run staff -- disable E-MAIL
npm run staff -- enable E-MAIL
npm run staff -- reset-password E-MAIL
npm run staff -- reset-second-factor E-MAIL
Roles: ${staffRoles.join(', ')}. Without --programme a role is for all programmes. A name of several words stands in quotes.`;

interface Asked {
  deed: string;
  words: string[];
  role: string | undefined;
  programme: string | undefined;
  locale: string;
}

function read(): Asked {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        programme: { type: 'string' },
        locale: { type: 'string', default: 'en' },
      },
    });
    const [deed = '', ...words] = positionals;
    return { deed, words, role: values.role, programme: values.programme, locale: values.locale };
  } catch (error) {
    throw new Refusal(`${(error as Error).message}\n${usage}`, { cause: error });
  }
}

const why: Readonly<Record<string, string>> = {
  'email-known': 'Somebody with this address has an account already.',
  'unknown-programme': 'There is no such programme: give its slug, as it stands in the address of its page.',
  'last-administrator': 'This is the last administrator of all programmes: invite another first.',
  'invalid-email': 'This is no e-mail address.',
  'invalid-name': 'A name has 1 to 120 characters.',
  'invalid-locale': 'The language of the letter is en or bg.',
  'invalid-roles': `A role is one of ${staffRoles.join(', ')}.`,
};

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const codes = outcome.issues.map(({ code }) => why[code] ?? `It was refused: ${code}.`);
  throw new Refusal(codes.join('\n'));
}

async function personBy(db: Database, email: string | undefined): Promise<string> {
  if (email === undefined) throw new Refusal(usage);
  const personId = await findPersonByEmail(db, email);
  if (personId === null)
    throw new Refusal(`Nobody here has the address ${email}: npm run staff -- list shows all.`);
  return personId;
}

/** What each word does; returns what is printed. */
const deeds: Readonly<Record<string, (db: Database, asked: Asked, origin: string) => Promise<string>>> = {
  invite: async (db, { words, role, programme = null, locale }, origin) => {
    const [name, email, ...more] = words;
    if (!name || !email || !role || more.length > 0) throw new Refusal(usage);
    const input = { name, email, locale, roles: [{ role, programme }] };
    const { link } = valueOf(await invitePerson(db, operator, input, { origin, write: null }));
    return `Open this link once, within ${invitationDays} days, to choose a password:\n${link}`;
  },
  list: async (db) => {
    const people = await allPeople(db);
    if (people.length === 0) return firstAccount;
    return people
      .map(({ name, email, memberships, state }) => {
        const roles = memberships.map((each) =>
          each.programme ? `${each.role}:${each.programme}` : each.role,
        );
        return `${email}\t${name}\t${roles.join(' ') || 'no role'}\t${state}`;
      })
      .join('\n');
  },
  disable: async (db, { words }) => {
    valueOf(await disablePerson(db, operator, { personId: await personBy(db, words[0]) }));
    return `Disabled ${words[0]}; all their sessions have ended.`;
  },
  enable: async (db, { words }) => {
    valueOf(await enablePerson(db, operator, { personId: await personBy(db, words[0]) }));
    return `${words[0]} can sign in again.`;
  },
  'reset-second-factor': async (db, { words }) => {
    valueOf(await resetSecondFactor(db, operator, { personId: await personBy(db, words[0]) }));
    return `The second factor of ${words[0]} is forgotten, and they are signed out. They set up another at their next sign-in.`;
  },
  'reset-password': async (db, { words }, origin) => {
    const person = await db.person.findUniqueOrThrow({ where: { id: await personBy(db, words[0]) } });
    const link = await db.$transaction((tx) => makeResetLink(tx, person, { origin, now: new Date() }));
    return `Open this link once, within ${resetHours} hour, to set a new password:\n${link}`;
  },
};

async function act(settings: StartSettings, ownerUrl: string, asked: Asked): Promise<void> {
  const deed = deeds[asked.deed];
  if (deed === undefined) throw new Refusal(usage);
  const db = ownerDatabase(ownerUrl);
  try {
    console.log(await deed(db, asked, originOf(settings)));
  } finally {
    await db.$disconnect();
  }
}

await runCommand(async () => {
  const asked = read();
  if (!Object.hasOwn(deeds, asked.deed)) throw new Refusal(usage);
  const settings = readSettings();
  await withSiteDatabase(settings, (ownerUrl) => act(settings, ownerUrl, asked));
});
