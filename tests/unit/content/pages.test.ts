import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { locales } from '#lib/format/localized.ts';

const folder = new URL('../../../content/pages/', import.meta.url);
const namesIn = (locale: string) => readdirSync(new URL(`${locale}/`, folder)).toSorted();
const textOf = (locale: string, name: string) => readFileSync(new URL(`${locale}/${name}`, folder), 'utf8');
const names = namesIn('en');

test('every page is there in both languages', () => {
  expect(names).toEqual(expect.arrayContaining(['about.md', 'accessibility.md', 'data.md', 'privacy.md']));
  expect(namesIn('bg')).toEqual(names);
});

describe.each(names)('%s', (name) => {
  test('has the same sections and lists in both languages', () => {
    const [en, bg] = locales.map((locale) =>
      [...textOf(locale, name).matchAll(/^(#{1,6}|-|\{!?contactEmail\}) /gm)].map((mark) => mark[1]),
    );
    expect(bg).toEqual(en);
  });

  test.each(locales)(
    'has one title, and a way to write to us with and without an address in %s',
    (locale) => {
      const text = textOf(locale, name);
      expect(text.match(/^# /gm)).toHaveLength(1);
      expect(text.startsWith('# ')).toBe(true);
      const withAddress = text.match(/^\{contactEmail\} /gm)?.length ?? 0;
      expect(text.match(/^\{!contactEmail\} /gm)?.length ?? 0).toBe(withAddress);
      expect(text.match(/\{(?!!?contactEmail\})/g)).toBeNull();
    },
  );

  test.each(locales)('links within the site stay in %s', (locale) => {
    const targets = [...textOf(locale, name).matchAll(/\]\((\/[^)]*)\)/g)].map((link) => link[1]);
    expect(targets.filter((target) => !target?.startsWith(`/${locale}/`))).toEqual([]);
  });
});
