import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from '#tests/support/chromium.ts';

/** Whose report this is: `end-to-end`, or `proofs` when only they are asked for. */
const stage = process.env['TEST_STAGE'] ?? 'end-to-end';

/** Journeys through the real site, in one Chromium; tests tagged @no-script run again without JavaScript. */
export default defineConfig({
  testDir: './e2e',
  outputDir: `./.output/${stage}`,
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Limits of what hangs, not of what is slow: two cores carry the site, its database and two browsers.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: `./.output/${stage}.json` }]],
  use: {
    // Set by the global setup; each worker reads this file after it.
    baseURL: process.env['TEST_SITE'],
    locale: 'en-GB',
    timezoneId: 'Europe/Sofia',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: [...chromiumFlags] },
  },
  projects: [
    { name: 'with-script' },
    { name: 'without-script', grep: /@no-script/, use: { javaScriptEnabled: false } },
  ],
});
