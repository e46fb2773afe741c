import { breaches } from '#tests/support/accessibility.ts';
import { otherScreens } from '#tests/support/staff-states/list-states.ts';
import { projectScreens } from '#tests/support/staff-states/project-states.ts';
import type { StaffState } from '#tests/support/staff-states/state.ts';
import { expect, test } from '#tests/support/staff-states/states-test.ts';
import { ready } from '#tests/support/staff-states/ways.ts';
import { locales } from '../addresses.ts';

const schemes = ['light', 'dark'] as const;
const widths = [1440, 360, 768] as const;

/** Neighbours in the table differ in language, scheme and width, so that every kind of screen meets all of them. */
const lookAt = (index: number) => ({
  locale: locales[index % locales.length] ?? 'en',
  colorScheme: schemes[Math.floor(index / 2) % schemes.length] ?? 'light',
  width: widths[index % widths.length] ?? 1440,
});

const states = Object.entries({ ...projectScreens, ...otherScreens });

for (const [index, [name, state]] of states.entries()) {
  const { locale, colorScheme, width } = lookAt(index);
  test(`${name} (${locale}, ${colorScheme}, ${width} px) is a page for everybody that fits a narrow screen`, async ({
    stageOf,
  }) => {
    const { page } = await stageOf(state, locale, { colorScheme, viewport: { width, height: 800 } });
    await expect(page.locator('html')).toHaveAttribute('lang', locale);
    await expect(page.locator('h1')).toHaveCount(1);
    // At the end of the page the bar that follows the eye covers nothing.
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    expect(await breaches(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
}

for (const [index, [name, state]] of states.filter(([, { isForm }]) => isForm).entries())
  test(`${name}: without a script the form comes back on its own page`, async ({ stageOf }) => {
    const { page } = await stageOf(state, lookAt(index).locale, { javaScriptEnabled: false });
    await expect(page).toHaveURL(/\/staff\/api\//);
    await expect(page.locator('h1')).toHaveCount(1);
  });

test('the bar below the editor never covers what has the focus', async ({ stageOf }) => {
  const state: StaffState = {
    as: 'officer',
    path: ({ projects }) => `/staff/projects/${projects.draft.projectId}/edit`,
  };
  const { page } = await stageOf(state, 'bg', { viewport: { width: 360, height: 640 } });
  await ready({ page });
  await page.locator('#editor [name="title.en"]').focus();
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab');
    const { covered, name } = await page.evaluate(() => {
      const bar = document.querySelector('[data-save-bar]');
      const focused = document.activeElement;
      const top = bar?.getBoundingClientRect().top ?? Infinity;
      const box = focused?.getBoundingClientRect();
      const isBarItself = bar?.contains(focused) ?? false;
      return {
        covered: !isBarItself && box !== undefined && box.top > top - 24,
        name: focused?.outerHTML.slice(0, 80),
      };
    });
    expect(covered, name).toBe(false);
  }
});
