/** What every proof of the editor begins with: a project of its own, somebody who may edit it, and the open form. */
import { randomUUID } from 'node:crypto';
import { type BrowserContext, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { type ActorWishes, aSession } from '#tests/support/actors.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { test as base, browserCookie, type SignedIn } from '#tests/support/staff-site.ts';

/** Words that break what is careless with them: Cyrillic, both kinds of quotes, emoji of several code points. */
export const hardWords = 'Децата от „Изток“ казаха: “we read” — 👧🏽👨‍👩‍👧‍👦 ѝ е 5 € & <b>не</b>';

/** A narrative of 60,000 characters, each paragraph told from the others. */
export const longNarrative = narrativeOf(60_000);

function narrativeOf(length: number): string {
  let text = '';
  for (let index = 1; text.length < length; index += 1) text += `${index}. ${hardWords}\n\n`;
  return text.slice(0, length).toWellFormed().trimEnd().padEnd(length, 'я');
}

export interface OwnProject {
  projectId: string;
  editionId: string;
}

/** A project with a long story, not public, made by the commands staff use. */
export async function aDraftProject(db: Database, actor: StaffActor, more: Draft = {}): Promise<OwnProject> {
  const operationId = randomUUID();
  const made = await createProject(db, actor, {
    titleEn: `Proof ${operationId.slice(0, 8)}`,
    titleBg: `Проба ${operationId.slice(0, 8)}`,
    programme: null,
    operationId,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  const { projectId, editionId } = made.value;
  const head = await headOf(db, projectId);
  const saved = await saveEdition(db, actor, {
    editionId,
    formId: 'made',
    baseRevision: head.id,
    operationId: randomUUID(),
    draft: {
      ...(head.draft as Draft),
      'summary.en': 'A project for proofs.',
      'goal.bg': longNarrative,
      results: 'children',
      'results[children].title.en': 'Children reached',
      'results[children].expected.number': '120',
      ...more,
    },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
  return { projectId, editionId };
}

/** The newest revision of a project. */
export async function headOf(db: Database, projectId: string) {
  return await db.revision.findFirstOrThrow({ where: { projectId }, orderBy: { number: 'desc' } });
}

/** The text of the newest revision at a path. */
export async function savedText(db: Database, projectId: string, path: string): Promise<string> {
  return ((await headOf(db, projectId)).draft as Draft)[path] ?? '';
}

/** Opens the editor and waits for its script; without one, for the form. */
export async function openEditor(page: Page, projectId: string, query = ''): Promise<void> {
  await page.goto(`/en/staff/projects/${projectId}/edit${query}`);
  await expect(page.locator('#editor')).toBeVisible();
  await page.waitForFunction(() => document.querySelector('#editor[data-ready]') !== null);
}

/** Waits until the status line is of this kind. */
export async function expectStatus(page: Page, kind: string): Promise<void> {
  await expect(page.locator('#editor')).toHaveAttribute('data-status', kind, { timeout: 20_000 });
}

/** The field at a path of the draft. */
export const field = (page: Page, path: string) => page.locator(`#editor [name="${path}"]`);

/** Types at the end of a field, as a person does. */
export async function typeInto(page: Page, path: string, text: string): Promise<void> {
  await field(page, path).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

/** Types a text of its own into a field and returns what then stands there. */
export async function typeHardWords(
  page: Page,
  path = 'goal.bg',
  words = ` + ${hardWords}`,
): Promise<string> {
  await typeInto(page, path, words);
  const text = await field(page, path).inputValue();
  expect(text.endsWith(words)).toBe(true);
  return text;
}

interface EditorFixtures {
  /** A browser of a person: several pages share what it keeps. Its faults are the proof's own. */
  browserOf: (
    person: SignedIn,
    options?: BrowserContextOptions & { site?: string },
  ) => Promise<BrowserContext>;
  /** Somebody new with a role in all programmes. */
  somebody: (role?: StaffRole, wishes?: Omit<ActorWishes, 'role'>) => Promise<SignedIn & { token: string }>;
  /** An officer of a site of the proof's own. */
  somebodyAt: (site: { db: Database }) => Promise<SignedIn>;
}

/** The `test` of the proofs. Errors on the console are not watched: a proof makes the network fail. */
export const test = base.extend<EditorFixtures>({
  browserOf: async ({ browser }, use) => {
    const open: BrowserContext[] = [];
    await use(async (person, { site = siteUnderTest(), ...options } = {}) => {
      const context = await browser.newContext({
        baseURL: site,
        locale: 'en-GB',
        timezoneId: 'Europe/Sofia',
        ...options,
      });
      open.push(context);
      await context.addCookies([browserCookie(person, site)]);
      return context;
    });
    for (const context of open) await context.close();
  },
  somebody: async ({ db }, use) => {
    await use(async (role = 'officer', wishes = {}) => {
      const { actor, headers, token } = await aSession(db, { role, ...wishes });
      return { actor, cookie: headers.get('cookie') ?? '', token };
    });
  },
  // biome-ignore lint/correctness/noEmptyPattern: the fixture needs none, and Playwright wants a pattern.
  somebodyAt: async ({}, use) => {
    await use(async ({ db }) => {
      const { actor, headers } = await aSession(db, { role: 'officer' });
      return { actor, cookie: headers.get('cookie') ?? '' };
    });
  },
});

export { expect } from '@playwright/test';
