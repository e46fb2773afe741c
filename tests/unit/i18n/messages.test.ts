import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { type Locale, locales } from '#lib/format/localized.ts';
import { getMessages, messages } from '#lib/i18n/messages.ts';
import { getStaffMessages } from '#lib/i18n/staff-messages.ts';
import { icuArguments } from '#tests/support/icu-arguments.ts';

function flatten(tree: object, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`),
  );
}

const all = (locale: Locale) => ({ ...getMessages(locale), staff: getStaffMessages(locale) });
const english = new Map(flatten(all('en')));
const bulgarian = new Map(flatten(all('bg')));

/** A value for each argument, so that the message can be put together. */
function sampleValues(message: string): Record<string, unknown> {
  return Object.fromEntries(
    icuArguments(message).map((argument): [string, unknown] => {
      if (argument.startsWith('<')) return [argument.slice(1, -1), (chunks: unknown) => chunks];
      const [name = '', type] = argument.split(':');
      return [name, type === 'select' ? 'other' : type ? 3 : 'sample'];
    }),
  );
}

describe('the messages of the interface', () => {
  it('have the same keys in both languages', () => {
    expect([...bulgarian.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english])('%s asks for the same arguments in both languages', (key, message) => {
    // A Bulgarian preposition depends on the letter that follows it: във Враца, but в Лом.
    const asked = icuArguments(bulgarian.get(key) ?? '').filter((argument) => argument !== 'initial:select');
    expect(asked).toEqual(icuArguments(message));
  });

  it.each(locales)('can all be put together in %s', (locale) => {
    const translate = createTranslator({
      locale,
      messages: all(locale),
      onError(error) {
        throw error;
      },
    }) as unknown as { rich(key: string, values: object): unknown };
    for (const [key, message] of flatten(all(locale))) {
      expect(translate.rich(key, sampleValues(message)), key).toBeTruthy();
    }
  });

  it('are Cyrillic in Bulgarian, names aside', () => {
    const latin = [...bulgarian].filter(([, message]) => {
      const words = message.replace(/\{\w+\}/g, '');
      return /[A-Za-z]/.test(words) && !/[А-я]/.test(words);
    });
    expect(latin.map(([key]) => key)).toEqual(['site.name', 'site.titlePattern', 'header.otherLanguage']);
  });

  it('use Bulgarian quotation marks', () => {
    expect([...bulgarian].filter(([, message]) => /["”'’]/.test(message))).toEqual([]);
  });
});

describe('messages()', () => {
  it('looks up an area in a language', () => {
    expect(messages('bg', 'nav')('projects')).toBe('Проекти');
    expect(messages('en', 'pagination')('page', { number: 2 })).toBe('Page 2');
  });
});
