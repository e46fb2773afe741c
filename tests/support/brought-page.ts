/** A page that somebody brings in: its text, the way to its check, and what every screen on the way has to bear. */
import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { breaches } from '#tests/support/accessibility.ts';
import { alive } from '#tests/support/page.ts';
import { expect } from '#tests/support/staff-site.ts';

/** Reading takes two processes their time, beside everything else a test machine does. */
export const patiently = { timeout: 40_000 };

/** A word no other text has. */
export const aWord = () => `Qz${randomUUID().replaceAll(/[^a-z]/g, '')}`;

/** A page as fund operators publish them, with everything the screen can be asked about. */
export const pageLines = (word: string) => [
  `Project: Readers by the lake ${word}`,
  'Project status: completed',
  'Implemented in: Municipality of Lom',
  'Implementation period: 12.03.2021 – 30.11.2023',
  `Project Promoter: Foundation ${word}`,
  'Grant amount: 248 210,40 EUR',
  '',
  `The project brings books to the villages around the lake. It opened reading rooms in schools, and more than 340 children came to read aloud with their grandparents in the first summer of ${word}.`,
];

/** Its text. */
export const textOfPage = (word: string) => pageLines(word).join('\n');

/** Brings the text in, with scripts or without. */
export async function carry(page: Page, text: string, locale = 'en') {
  await page.goto(`/${locale}/staff/import`);
  await page.locator('#text').fill(text);
  await page.getByRole('button', { name: locale === 'en' ? 'Read it' : 'Прочитане' }).click();
  await page.waitForURL(/\/import\/documents\/[\da-f-]{36}$/, patiently);
}

/** Brings the text in and waits until the scripts of its check listen. */
export async function bring(page: Page, text: string, locale = 'en') {
  await carry(page, text, locale);
  await alive(page);
}

/** Nothing that keeps somebody out, in both schemes, and nothing wider than a small phone. */
export async function expectAccessible(page: Page) {
  for (const [colorScheme, width] of [
    ['light', 1440],
    ['dark', 360],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    expect(await breaches(page), `${colorScheme}, ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** A value on the check, by the id of its field. */
export const value = (page: Page, id: string) => page.locator(`[data-field="${id}"]`);

/** Goes on with Tab until what has the focus is called `name`; the way a person without a mouse goes. */
export async function tabTo(page: Page, name: RegExp) {
  for (let steps = 0; steps < 120; steps += 1) {
    await page.keyboard.press('Tab');
    const called = await page.locator(':focus').evaluate((element) => {
      const labels = (element as HTMLInputElement).labels;
      return (
        labels?.[0]?.textContent ??
        element.getAttribute('aria-label') ??
        element.textContent ??
        ''
      ).trim();
    });
    if (name.test(called)) return;
  }
  throw new Error(`Nothing called ${name} can be reached with the keyboard.`);
}
