import { expect, test } from 'vitest';
import { preferredLocale } from '#lib/web/preferred-locale.ts';

test.each([
  ['bg', 'bg'],
  ['bg-BG,bg;q=0.9,en;q=0.8', 'bg'],
  ['en-GB,en;q=0.9,bg;q=0.8', 'en'],
  ['de-DE,de;q=0.9,bg;q=0.4,en;q=0.3', 'bg'],
  ['en;q=0.2, BG;q=0.7', 'bg'],
  ['bg;q=0, en;q=0.1', 'en'],
  ['bg;q=0', 'en'],
  ['de', 'en'],
  ['*', 'en'],
  ['', 'en'],
  [null, 'en'],
  [`${'xx,'.repeat(5_000)}bg`, 'en'],
  ['bg;q=abc', 'en'],
  [';;;,,,=', 'en'],
])('%j is greeted in %s', (acceptLanguage, locale) => {
  expect(preferredLocale(acceptLanguage)).toBe(locale);
});
