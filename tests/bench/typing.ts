/**
 * What a keystroke costs in the editor of a project with a narrative of 60,000 characters, beside the same text in a bare
 * textarea: the longest time between two frames while somebody types.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import { ownerDatabase } from '#lib/db/client.ts';
import { runningEmbedded } from '#lib/db/embedded/start.ts';
import { knownPassword } from '#lib/db/secrets.ts';
import { aSession } from '#tests/support/actors.ts';
import { chromiumFlags, findChromium } from '#tests/support/chromium.ts';
import { aDraftProject, longNarrative } from '#tests/support/draft-project.ts';

export interface TypingCost {
  where: string;
  characters: number;
  /** The longest time between two frames, in milliseconds: the median of the rounds. */
  longestFrame: number;
  /** Of the rounds, from the best to the worst. */
  rounds: string;
}

const keystrokes = 120;
const rounds = 5;

/** Long enough for copies here and on the server to happen while it is typed. */
const pauseMs = 25;

/** Types into the editor and into a bare textarea on the site whose data is in `dataDir`. */
export async function measureTyping(site: string, dataDir: string): Promise<TypingCost[]> {
  const url = runningEmbedded(dataDir);
  const secret = knownPassword(dataDir, 'auth-secret');
  if (url === null || secret === null) throw new Error('The site to measure has no data of its own.');
  process.env['AUTH_SECRET'] = secret;
  const db = ownerDatabase(url);
  const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
  try {
    const { actor, headers } = await aSession(db, { role: 'officer' });
    const { projectId } = await aDraftProject(db, actor);
    const bare = await typed(await barePage(browser), '#bare');
    const page = await editorPage(browser, site, headers.get('cookie') ?? '');
    await page.goto(`${site}/en/staff/projects/${projectId}/edit`);
    await page.waitForFunction(() => document.querySelector('#editor[data-ready]') !== null);
    const editor = await typed(page, '#editor [name="goal.bg"]');
    return [
      { where: 'a bare textarea', characters: longNarrative.length, ...bare },
      { where: 'the editor', characters: longNarrative.length, ...editor },
    ];
  } finally {
    await browser.close();
    await db.$disconnect();
  }
}

async function barePage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent('<textarea id="bare" rows="24" cols="70"></textarea>');
  await page.locator('#bare').evaluate((element, text) => {
    (element as HTMLTextAreaElement).value = text;
  }, longNarrative);
  return page;
}

async function editorPage(browser: Browser, site: string, cookie: string): Promise<Page> {
  const context = await browser.newContext();
  const at = cookie.indexOf('=');
  await context.addCookies([
    {
      name: cookie.slice(0, at),
      value: cookie.slice(at + 1),
      url: site.replace(/^http:/, 'https:'),
      secure: true,
      httpOnly: true,
    },
  ]);
  return await context.newPage();
}

async function typed(page: Page, field: string): Promise<Pick<TypingCost, 'longestFrame' | 'rounds'>> {
  await page.locator(field).focus();
  await page.keyboard.press('Control+End');
  const longest: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await page.evaluate(watchFrames);
    for (let key = 0; key < keystrokes; key += 1) {
      await page.keyboard.press(key % 7 === 6 ? 'Space' : 'a');
      await page.waitForTimeout(pauseMs);
    }
    longest.push(Math.round(await page.evaluate(() => (window as Watched).longestFrame ?? 0)));
  }
  longest.sort((a, b) => a - b);
  return { longestFrame: longest[Math.floor(rounds / 2)] ?? 0, rounds: longest.join(' ') };
}

type Watched = Window & { longestFrame?: number; watches?: number };

/** Runs in the page: from now on, the longest time between two frames. */
function watchFrames(): void {
  const watched = window as Watched;
  watched.longestFrame = 0;
  watched.watches = (watched.watches ?? 0) + 1;
  const mine = watched.watches;
  let last = performance.now();
  const look = (now: number) => {
    if (watched.watches !== mine) return;
    watched.longestFrame = Math.max(watched.longestFrame ?? 0, now - last);
    last = now;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
