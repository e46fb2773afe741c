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

const locale = fc.constantFrom('en' as const, 'bg' as const);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partial = fc.tuple(day, fc.constantFrom(10, 7)).map(([date, length]) => date.slice(0, length));

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
      fc.property(anyPage, (text) => {
        for (const part of parts(readPage({ name: 'any', text }, vocabulary))) {
          for (const { raw, start, end } of [...part.statements, ...part.suggestions])
            expect(text.slice(start, end)).toContain(raw);
          for (const { text: words, start, end } of part.unused) expect(text.slice(start, end)).toBe(words);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('no word is lost: each is part of a fact, furniture, or among what was not used', () => {
    fc.assert(
      fc.property(anyPage, fc.stringMatching(/^[a-z]{6,12}$/), (text, word) => {
        const sentence = `The ${word} was seen by nobody at all, and it is told here.`;
        const marked = `${text}\n\n${sentence}\n`;
        const reading = readPage({ name: 'any', text: marked }, vocabulary);
        const said = parts(reading).flatMap((part) => [
          ...part.unused.map((each) => each.text),
          ...part.ignored.map((each) => each.text),
          ...part.statements.map((each) => each.raw),
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
