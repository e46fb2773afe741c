import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv, separatorOf, writeCsv } from '#lib/codecs/csv.ts';
import { guardCell, unguardCell } from '#lib/codecs/formula-guard.ts';
import type { TableRow } from '#lib/codecs/table.ts';
import { encodingOf, toUtf8 } from '#lib/codecs/text-encoding.ts';
import { openWorkbook } from '#lib/codecs/workbook.ts';
import { readXlsx, writeXlsx } from '#lib/codecs/xlsx.ts';
import { packRows, unpackRows } from '#lib/imports/tables/packed-rows.ts';
import { readItems, writeItems } from '#lib/projects/columns/list-cell.ts';

/** Texts as people and attackers write them: separators, quotes, breaks, signs of formulas, every script. */
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  fc.string({
    unit: fc.constantFrom(
      '"',
      ',',
      ';',
      '\t',
      '|',
      '\n',
      "'",
      '=',
      '+',
      '-',
      '@',
      '＝',
      ' ',
      'a',
      'ж',
      '[',
      ']',
      '(',
      ')',
    ),
    maxLength: 12,
  }),
);

/** A header and rows of its width; rows without any text are no rows. */
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.tuple(
      fc.array(fc.constantFrom('Title', 'Номер', 'a, b'), { minLength: width, maxLength: width }),
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
    ),
  );

async function written(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function readBack(bytes: Buffer): Promise<string[][]> {
  const utf8 = await toUtf8(bytes, (await encodingOf(bytes)) ?? 'utf-8');
  const rows: TableRow[] = [];
  for await (const some of readCsv(utf8, ',')) rows.push(...some);
  return rows.map(({ cells }) => cells);
}

const withText = (rows: readonly (readonly string[])[]) =>
  rows.filter((row) => row.some((each) => each !== ''));

describe('a table that is written and read again has the same cells', () => {
  test('as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ([header, rows]) => {
        const bytes = await written(writeCsv([header, ...rows]));
        expect(await readBack(bytes)).toEqual(withText([header, ...rows]));
      }),
      { numRuns: 300 },
    );
  });

  test('as XLSX', async () => {
    await fc.assert(
      fc.asyncProperty(table, async ([header, rows]) => {
        const bytes = await writeXlsx('Projects', [header, ...rows]);
        const book = await openWorkbook(bytes);
        expect(book.sheets.map(({ name }) => name)).toEqual(['Projects']);
        const read: TableRow[] = [];
        for (const sheet of book.sheets) for await (const some of readXlsx(book, sheet)) read.push(...some);
        const padded = read.map(({ cells }) => header.map((_, index) => cells[index] ?? ''));
        expect(padded).toEqual(withText([header, ...rows]));
      }),
      { numRuns: 60 },
    );
  });

  // The names of what every object has, and what XML or a workbook would take for something else.
  test.for([
    ...Object.getOwnPropertyNames(Object.prototype),
    '_x0041_',
    '_x005F_x0041_',
    'a\rb',
    'a\r\nb',
    'a\u0001b\u000bc\u007f\u0085',
    'a\uFFFDb\uFFFE\uFDD0\u{1FFFE}\u{10FFFF} 🙂',
    'half \uD800 a character',
  ])('as XLSX: %j', async (text) => {
    const book = await openWorkbook(await writeXlsx('Projects', [['Title'], [text], [text]]));
    const cells: string[] = [];
    for (const sheet of book.sheets)
      for await (const some of readXlsx(book, sheet)) cells.push(...some.flatMap((row) => row.cells));
    expect(cells).toEqual(['Title', text, text]);
  });

  test('as rows between two processes', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ line: fc.nat(1_000_000), cells: fc.array(cell) })), (rows) => {
        expect(unpackRows(packRows(rows))).toEqual(rows);
      }),
    );
  });
});

describe('the guard against formulas', () => {
  test('leaves no cell that a program would run, and is taken back exactly', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        expect(unguardCell(guardCell(text))).toBe(text);
      }),
    );
  });

  test.for(['=1+1', '+359 2 123', '-5', '@SUM(A1)', '\tx', '＝1', "'=1"])('guards %j', (text) => {
    expect(guardCell(text)).toBe(`'${text}`);
  });

  test.for(["'twas", 'a=b', '', "'"])('leaves %j alone', (text) => {
    expect(guardCell(text)).toBe(text);
    expect(unguardCell(text)).toBe(text);
  });
});

describe('several things in one cell', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'Ж', '-', '0'), minLength: 1, maxLength: 6 });
  const name = cell.map((text) => text.replace(/\r/g, '')).filter((text) => text !== '');

  test('items that are written and read again are the same', () => {
    const shape = { references: true, notes: true };
    const item = fc.record({
      name,
      reference: fc.oneof(fc.constant(''), plain),
      note: fc.oneof(fc.constant(''), plain),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 4 }), (items) => {
        expect(readItems(writeItems(items, shape), shape)).toEqual(items);
      }),
      { numRuns: 1000 },
    );
  });

  test.for([
    ['Община Лом; Община Видин', ['Община Лом', 'Община Видин']],
    ['"Зора" ЕООД; Б', ['"Зора" ЕООД', 'Б']],
    ['"А; Б"; В', ['А; Б', 'В']],
    ['А\nБ', ['А', 'Б']],
    ['; А;;', ['А']],
    ['"не е затворено; Б', ['"не е затворено', 'Б']],
  ] as const)('reads %j', ([text, names]) => {
    expect(readItems(text, { references: true, notes: false }).map((each) => each.name)).toEqual(names);
  });

  test('brackets are a reference and a note only where they mean something', () => {
    const text = 'Save the Children (Norway) [save-the-children] (NO)';
    expect(readItems(text, { references: true, notes: true })).toEqual([
      { name: 'Save the Children (Norway)', reference: 'save-the-children', note: 'NO' },
    ]);
    expect(readItems('Община Лом (BG)', { references: true, notes: false })[0]?.name).toBe('Община Лом (BG)');
  });
});

describe('separators', () => {
  test.for([
    ['a,b\n1,2\n', ','],
    ['a;b\n1,5;2,5\n3,5;4,5\n', ';'],
    ['a\tb\n"1, 2"\t3\n', '\t'],
    ['a|b|c\n1|2|3', '|'],
    ['a;"b, with, commas, and\nbreaks"\n1;2\n', ';'],
    ['one column\nonly\n', ','],
    ['sep=;\na;b\n', ';'],
  ] as const)('%j', ([text, separator]) => {
    expect(separatorOf(Buffer.from(text)).separator).toBe(separator);
  });
});
