/**
 * The `test` of every journey through the staff area: people in the database of the running site, and pages that are
 * signed in as one of them. Each worker makes its people once.
 */
import type { BrowserContextOptions, Page } from '@playwright/test';
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import { type Database, ownerDatabase } from '#lib/db/client.ts';
import { runningEmbedded } from '#lib/db/embedded/start.ts';
import { type ActorWishes, aSession } from '#tests/support/actors.ts';
import { test as base, expect, siteUnderTest, watch } from '#tests/support/page.ts';

export interface SignedIn {
  actor: StaffActor;
  /** Header `Cookie` of this session. */
  cookie: string;
}

/** A page, whose it is, and a way to make another of the same person. */
export interface SignedInPage extends SignedIn {
  page: Page;
}

interface WorkerFixtures {
  /** The database of the site, as its owner. */
  db: Database;
  /** A session of a person with this role, made once a worker; other wishes make another person. */
  sessionOf: (role: StaffRole | null, wishes?: Omit<ActorWishes, 'role'>) => Promise<SignedIn>;
}

interface TestFixtures {
  /** A page signed in as somebody with this role; what goes wrong in it fails the test. */
  signedIn: (
    role: StaffRole | null,
    wishes?: Omit<ActorWishes, 'role'>,
    context?: BrowserContextOptions,
  ) => Promise<SignedInPage>;
}

/** The owner's address of the database of the site under test. */
function ownerUrl(): string {
  const dataDir = process.env['TEST_DATA_DIR'];
  const url = process.env['TEST_DATABASE_URL'] ?? (dataDir ? runningEmbedded(dataDir) : null);
  if (url === null) throw new Error('Set TEST_DATA_DIR to the DATA_DIR of the site that TEST_SITE names.');
  return url;
}

/** The cookie of a session for a browser that looks at `site`. */
export function browserCookie({ cookie }: SignedIn, site = siteUnderTest()) {
  const at = cookie.indexOf('=');
  return {
    name: cookie.slice(0, at),
    value: cookie.slice(at + 1),
    // As over https: a browser takes the prefix __Host- from its own machine too.
    url: site.replace(/^http:/, 'https:'),
    httpOnly: true,
    secure: true,
    sameSite: 'Lax' as const,
  };
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  db: [
    async ({ browserName }, use) => {
      if (browserName !== 'chromium') throw new Error(`Journeys run in Chromium, not in ${browserName}.`);
      const db = ownerDatabase(ownerUrl());
      await use(db);
      await db.$disconnect();
    },
    { scope: 'worker' },
  ],
  sessionOf: [
    async ({ db }, use) => {
      const made = new Map<string, Promise<SignedIn>>();
      await use((role, wishes = {}) => {
        const key = JSON.stringify([role, wishes]);
        const known = made.get(key);
        if (known) return known;
        const session = aSession(db, { role, ...wishes }).then(({ actor, headers }) => ({
          actor,
          cookie: headers.get('cookie') ?? '',
        }));
        made.set(key, session);
        return session;
      });
    },
    { scope: 'worker' },
  ],
  signedIn: async (
    { browser, sessionOf, baseURL, expectedStatuses, javaScriptEnabled, contextOptions },
    use,
  ) => {
    const troubles: string[][] = [];
    const open: { close: () => Promise<void> }[] = [];
    await use(async (role, wishes, options) => {
      const session = await sessionOf(role, wishes);
      const context = await browser.newContext({
        ...contextOptions,
        ...(baseURL !== undefined && { baseURL }),
        javaScriptEnabled,
        locale: 'en-GB',
        timezoneId: 'Europe/Sofia',
        ...options,
      });
      open.push(context);
      await context.addCookies([browserCookie(session)]);
      const page = await context.newPage();
      troubles.push(watch(page, siteUnderTest(), () => expectedStatuses));
      return { ...session, page };
    });
    for (const context of open) await context.close();
    expect(troubles.flat(), 'A page was not silent.').toEqual([]);
  },
});

export { expect } from '#tests/support/page.ts';
