import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, formatDateRange } from '#lib/format/date.ts';
import { formatMoney, formatMoneyAligned } from '#lib/format/money.ts';
import { type PageReading, readPage } from '#lib/imports/pages/pipeline.ts';
import { findDates, readPeriod } from '#lib/imports/values/dates.ts';
import { readSum } from '#lib/imports/values/money.ts';
import { committedVocabulary, importFixtures } from '#tests/support/import-fixtures.ts';

const vocabulary = await committedVocabulary();
const pages = importFixtures()
  .filter(({ name }) => !name.includes('html') && !name.includes('table') && !name.includes('1251'))
  .map(({ bytes }) => bytes.toString('utf8'));
const pageLines = pages.flatMap((page) => page.split('\n'));

/** Those of the countries that give or receive grants, and the site’s own. */
const languages = 'en bg cs el es et hr hu is lt lv mt nb pl pt ro sk sl'.split(' ');

const locale = fc.constantFrom('en' as const, 'bg' as const);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partial = fc.tuple(day, fc.constantFrom(10, 7)).map(([date, length]) => date.slice(0, length));

/** A page with some of its signs changed, left out or doubled, or a piece of another put in. */
const brokenPage = fc
  .tuple(
    fc.constantFrom(...pages),
    fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(40),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(...pageLines),
          fc.constantFrom('', '\n', ':', '„', '(', '\u00ad'),
        ),
      ),
      { maxLength: 12 },
    ),
  )
  .map(([page, changes]) =>
    changes.reduce((text, [where, length, put]) => {
      const at = Math.floor(where * text.length);
      return text.slice(0, at) + put + text.slice(at + length);
    }, page),
  );

/** Lines of real pages, shuffled and mixed with any text. */
const anyPage = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...pageLines) }, fc.string({ unit: 'grapheme' })), {
    maxLength: 60,
  })
  .map((lines) => lines.join('\n'));

const parts = (reading: PageReading) => [reading, ...(reading.records ?? [])];

describe('what was printed is read back', () => {
  test('sums, in every language and currency', () => {
    const amount = fc.record({
      amountCents: fc.integer({ min: 1, max: 99_999_999_999 }),
      currency: fc.constantFrom('EUR', 'BGN', 'NOK', 'HUF', 'PLN', 'CZK', 'CHF'),
    });
    fc.assert(
      fc.property(amount, locale, fc.boolean(), (money, language, aligned) => {
        const printed = (aligned ? formatMoneyAligned : formatMoney)(money, language);
        const read = readSum(printed);
        expect(read.ok && read.at.sum, printed).toEqual({
          amount: money.amountCents / 100,
          currency: money.currency,
        });
      }),
      { numRuns: 2000 },
    );
  });

  test('dates, in every language, as exactly as they are known', () => {
    fc.assert(
      fc.property(partial, locale, (date, language) => {
        const printed = formatDate(date, language);
        expect(
          findDates(printed).map((each) => each.date),
          printed,
        ).toEqual([date]);
      }),
      { numRuns: 2000 },
    );
  });

  test.for(languages)('dates as %s prints them', (language) => {
    const long = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(day, (date) => {
        const printed = long.format(new Date(date));
        // October in one language, November in two others.
        fc.pre(!printed.includes('listopada'));
        expect(
          findDates(printed).map((each) => each.date),
          printed,
        ).toEqual([date]);
      }),
      { numRuns: 200 },
    );
  });

  test.for([...languages, 'de-CH', 'de-LI'])('sums as %s prints them', (language) => {
    const sum = fc.record({
      cents: fc.integer({ min: 1, max: 99_999_999_999 }),
      currency: fc.constantFrom('EUR', 'BGN', 'NOK', 'HUF', 'PLN', 'CZK', 'RON', 'CHF', 'ISK'),
      grouping: fc.boolean(),
    });
    fc.assert(
      fc.property(sum, ({ cents, currency, grouping }) => {
        const amount = cents / 100;
        const style = {
          style: 'currency',
          currency,
          currencyDisplay: 'code',
          useGrouping: grouping,
        } as const;
        const printed = new Intl.NumberFormat(language, { ...style, minimumFractionDigits: 2 }).format(
          amount,
        );
        const read = readSum(printed);
        expect(read.ok && read.at.sum, printed).toEqual({ amount, currency });
      }),
      { numRuns: 200 },
    );
  });

  test('periods, also those that say a shared month or year once', () => {
    fc.assert(
      fc.property(fc.tuple(day, day), locale, ([one, other], language) => {
        const [from, to] = [one, other].sort() as [string, string];
        fc.pre(from !== to);
        const printed = formatDateRange(from, to, language);
        const read = readPeriod(printed);
        expect([read.start?.date, read.end?.date], printed).toEqual([from, to]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('on any text', () => {
  test('nothing is thrown, and every span holds the words it stands for', () => {
    fc.assert(
      fc.property(fc.oneof(anyPage, brokenPage, fc.string({ unit: 'binary' })), (text) => {
        for (const part of parts(readPage({ name: 'any', text }, vocabulary))) {
          for (const { raw, start, end } of [...part.statements, ...part.suggestions])
            expect(text.slice(start, end)).toContain(raw);
          for (const { text: words, start, end } of part.unused) expect(text.slice(start, end)).toBe(words);
        }
      }),
      { numRuns: 900 },
    );
  });

  test('no word is lost: each is part of a fact, a remark, furniture, or among what was not used', () => {
    fc.assert(
      fc.property(anyPage, fc.stringMatching(/^[a-z]{6,12}$/), (text, word) => {
        const sentence = `The ${word} was seen by nobody at all, and it is told here.`;
        const marked = `${text}\n\n${sentence}\n`;
        const reading = readPage({ name: 'any', text: marked }, vocabulary);
        const said = parts(reading).flatMap((part) => [
          ...part.unused.map((each) => each.text),
          ...part.ignored.map((each) => each.text),
          ...part.statements.map((each) => each.raw),
          ...part.issues.map(({ start = 0, end = 0 }) => marked.slice(start, end)),
        ]);
        expect(said.some((each) => each.includes(word))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('the same text gives the same facts', () => {
    for (const text of pages)
      expect(readPage({ name: 'a', text }, vocabulary)).toEqual(readPage({ name: 'b', text }, vocabulary));
  });
});
