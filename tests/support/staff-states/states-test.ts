/** The `test` of the specs about states: what the pages show is made once a worker, and a person looks at it. */
import type { BrowserContextOptions } from '@playwright/test';
import type { Locale } from '#lib/format/localized.ts';
import { siteUnderTest, watch } from '#tests/support/page.ts';
import { test as base, browserCookie, expect } from '#tests/support/staff-site.ts';
import type { StaffState, Stage } from '#tests/support/staff-states/state.ts';
import { makeWorld, type World } from '#tests/support/staff-states/world.ts';

interface TestFixtures {
  /** Opens the page of a state, brings it there and makes sure that it is there. */
  stageOf: (state: StaffState, locale: Locale, options?: BrowserContextOptions) => Promise<Stage>;
}

export const test = base.extend<TestFixtures, { world: World }>({
  world: [
    async ({ db }, use) => {
      await use(await makeWorld(db, process.env['TEST_DATA_DIR'] ?? ''));
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  stageOf: async ({ browser, world }, use) => {
    const troubles: string[][] = [];
    const open: { close: () => Promise<void> }[] = [];
    await use(async (state, locale, options = {}) => {
      const { as } = state;
      const person =
        as === null ? null : typeof as === 'string' ? world.people[as] : await world.somebody(as.new);
      const context = await browser.newContext({
        baseURL: siteUnderTest(),
        locale: 'en-GB',
        timezoneId: 'Europe/Sofia',
        reducedMotion: 'reduce',
        ...options,
      });
      open.push(context);
      if (person) await context.addCookies([browserCookie(person)]);
      const page = await context.newPage();
      troubles.push(watch(page, siteUnderTest(), () => state.statuses ?? []));
      const stage = { page, context, world, locale, person, hasScript: options.javaScriptEnabled !== false };
      await page.goto(`/${locale}${state.path(world)}`);
      await state.reach?.(stage);
      if (state.shows !== undefined) await expect(page.locator(state.shows).first()).toBeAttached();
      if (state.says !== undefined) await expect(page.locator('body')).toContainText(state.says(locale));
      return stage;
    });
    for (const context of open) await context.close();
    expect(troubles.flat(), 'A page was not silent.').toEqual([]);
  },
});

export { expect } from '#tests/support/staff-site.ts';
