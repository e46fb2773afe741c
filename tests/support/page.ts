/** The `test` of every journey: a page of the running site that fails its test on any error it reports. */
import { test as base, expect, type Page } from '@playwright/test';

/** What the browser says about an answer that was not 200, or about none: some journeys ask for one. */
const failedAnswer =
  /^Failed to load resource: (?:the server responded with a status of (\d{3})|net::ERR_INTERNET_DISCONNECTED)/;

/**
 * Collects what goes wrong in a page: errors on its console (breaches of the content security policy are among them),
 * uncaught exceptions, requests to any other host. Answers with a status in `expected` are no trouble; 0 is no answer.
 */
export function watch(page: Page, site: string, expected: () => readonly number[] = () => []): string[] {
  const trouble: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const failed = failedAnswer.exec(message.text());
    if (failed !== null && expected().includes(Number(failed[1] ?? 0))) return;
    trouble.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => trouble.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== new URL(site).origin)
      trouble.push(`asked elsewhere: ${request.url()}`);
  });
  return trouble;
}

/** Waits until React has taken over the whole page: what is pressed or chosen from then on, its scripts hear of. */
export async function alive(page: Page): Promise<void> {
  // The body is taken over after everything in it; until then it is the server's page.
  await page.waitForFunction(() => Object.keys(document.body).some((key) => key.startsWith('__reactFiber')));
  // What listens by itself begins to in a turn of its own after that; idle is whoever has no turn waiting.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5000 })));
}

/** Holds the scripts of the page's next addresses back until the returned function is called. */
export async function withoutScriptsYet(page: Page): Promise<() => void> {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  await page.route(/\.js(?:\?|$)/, (route) => held.then(() => route.continue()));
  return letGo;
}

/** The address of the site under test, without a slash at its end. */
export function siteUnderTest(): string {
  const site = process.env['TEST_SITE'];
  if (site === undefined || site === '') throw new Error('No site runs: journeys are started by Playwright.');
  return site;
}

interface Options {
  /** Statuses other than 200 that the journey asks for. */
  expectedStatuses: number[];
}

export const test = base.extend<Options>({
  expectedStatuses: [[], { option: true }],
  page: async ({ page, expectedStatuses }, use) => {
    const trouble = watch(page, siteUnderTest(), () => expectedStatuses);
    await use(page);
    expect(trouble, 'The page was not silent.').toEqual([]);
  },
});

export { expect } from '@playwright/test';
