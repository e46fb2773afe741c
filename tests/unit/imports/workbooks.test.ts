import { describe, expect, test } from 'vitest';
import type { TableRow } from '#lib/codecs/table.ts';
import { showsDays } from '#lib/codecs/xlsx-cells.ts';
import { openTable, type Table } from '#lib/imports/tables/open-table.ts';
import { zipOf } from '#tests/support/hostile-files.ts';
import { sheetOf, xlsxOf } from '#tests/support/table-files.ts';

async function opened(bytes: Buffer, sheet?: string): Promise<{ table: Table; rows: TableRow[] }> {
  const outcome = await openTable(bytes, { sheet });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  const rows: TableRow[] = [];
  for await (const some of outcome.table.rows()) rows.push(...some);
  return { table: outcome.table, rows };
}

const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const head = `<row r="1">${text('A1', 'number')}${text('B1', 'title')}${text('C1', 'grant')}</row>`;
const line = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
const cellsOf = async (cells: string) => (await opened(xlsxOf({ a: head + line(2, cells) }))).rows[0]?.cells;

describe('cells of a workbook', () => {
  test('what could not be worked out is told, and is no blank that leaves things as they are', async () => {
    expect(
      await cellsOf('<c r="A2" t="e"><v>#N/A</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    ).toEqual(['#N/A', '#DIV/0!']);
    // Programs that write formulas without working them out, as scripts do.
    expect(await cellsOf('<c r="A2"><f>B1</f><v></v></c><c r="B2" t="str"><f>C1</f></c>')).toEqual([
      '#CALC!',
      '#CALC!',
    ]);
    expect(await cellsOf('<c r="A2"><v>1</v></c><c r="B2" t="str"><f>C1</f><v></v></c>')).toEqual(['1']);
  });

  test('pieces that look differently are one text; how a word is read aloud is none of it', async () => {
    const pieces =
      '<c r="A2" t="inlineStr"><is><r><t>Бря</t></r><r><rPr><b/></rPr><t xml:space="preserve">г </t></r><r><t>&amp; път</t></r><rPh sb="0" eb="1"><t>bryag</t></rPh></is></c>';
    expect(await cellsOf(pieces)).toEqual(['Бряг & път']);
    expect(await cellsOf(text('A2', 'one_x000D_\ntwo_x005F_x0041_'))).toEqual(['one\r\ntwo_x0041_']);
  });

  test('texts that cells share, numbers beyond a double, booleans in words and styles that are missing', async () => {
    const shared = {
      'xl/sharedStrings.xml':
        '<sst><si><t>Мост</t></si><si><r><t>Път</t></r><r><t>ека</t></r></si><si><t></t></si></sst>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    };
    const cells =
      '<c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>2</v></c><c r="D2" t="b"><v>true</v></c><c r="E2" s="77"><v>1.0E+3</v></c><c r="F2"><v>12345678901234567890</v></c>';
    const { rows } = await opened(xlsxOf({ a: head + line(2, cells) }, shared));
    expect(rows[0]?.cells).toEqual(['Пътека', 'Мост', '', 'yes', '1000', '12345678901234600000']);
    const missing = xlsxOf({ a: head + line(2, '<c r="A2" t="s"><v>9</v></c>') }, shared);
    expect(await openTable(missing)).toMatchObject({ ok: false, issues: [{ code: 'broken-table' }] });
  });

  test('days are told by their style, counted from 1900 or from 1904', async () => {
    const cells =
      '<c r="A2" s="1"><v>43831</v></c><c r="B2"><v>43831</v></c><c r="C2" t="d"><v>2020-05-06T00:00:00</v></c>';
    expect(await cellsOf(cells)).toEqual(['2020-01-01', '43831', '2020-05-06']);
    const from1904 = xlsxOf(
      { a: head + line(2, cells) },
      {
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
      },
    );
    expect((await opened(from1904)).rows[0]?.cells).toEqual(['2024-01-02', '43831', '2020-05-06']);
    // Neither is a day that a program can show.
    expect(await cellsOf('<c r="A2" s="1"><v>-1</v></c><c r="B2" s="1"><v>99999999</v></c>')).toEqual([
      '-1',
      '99999999',
    ]);
  });

  test.for([
    [14, undefined, true],
    [2, undefined, false],
    [164, 'dd.mm.yyyy "г."', true],
    [164, '[$-402]d mmmm yyyy;@', true],
    [164, 'h:mm:ss.000', true],
    [164, '#,##0.00\\ "лв."', false],
    [164, '[$EUR-2] #,##0.00', false],
    [164, '0.00E+00', false],
    [164, '[Red]0;"days"', false],
    [164, 'General', false],
  ] as const)('the style %d %s shows days: %s', ([id, code, shows]) => {
    expect(showsDays(id, code)).toBe(shows);
  });
});

describe('sheets of a workbook', () => {
  test('of a workbook with a cover and a hidden list the sheet with the table is read', async () => {
    const sheets = {
      lists: sheetOf({ 1: { A1: 'a', B1: 'b' } }),
      cover: sheetOf({ 2: { B2: 'Projects' } }),
      empty: '',
    };
    const bytes = xlsxOf({ ...sheets, projects: head + line(2, text('A2', '1')) });
    expect((await opened(bytes)).table).toMatchObject({ sheet: 'lists' });
    const hidden = xlsxOf(
      { ...sheets, projects: head + line(2, text('A2', '1')) },
      {
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="lists" sheetId="1" state="hidden" r:id="rId1"/>${['cover', 'empty', 'projects'].map((name, at) => `<sheet name="${name}" sheetId="${at + 2}" r:id="rId${at + 2}"/>`).join('')}</sheets></workbook>`,
      },
    );
    const { table } = await opened(hidden);
    expect(table).toMatchObject({ sheet: 'projects', sheets: ['lists', 'cover', 'empty', 'projects'] });
    expect((await opened(hidden, 'lists')).table.header).toEqual(['a', 'b']);
  });

  test('rows and cells without their place, in another order, or with a prefix before every name', async () => {
    const bare =
      '<row><c t="inlineStr"><is><t>number</t></is></c><c t="inlineStr"><is><t>title</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>';
    expect((await opened(xlsxOf({ a: bare }))).rows).toEqual([{ line: 2, cells: ['1', '2'] }]);
    const turned = `${head}${line(3, text('B3', 'b') + text('A3', 'a'))}${line(2, text('A2', 'c'))}`;
    expect((await opened(xlsxOf({ a: turned }))).rows).toEqual([
      { line: 3, cells: ['a', 'b'] },
      { line: 2, cells: ['c'] },
    ]);
    const prefixed = xlsxOf(
      { a: '' },
      {
        'xl/worksheets/sheet1.xml':
          '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c><x:c><x:v>8</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    );
    expect((await opened(prefixed)).table.header).toEqual(['7', '8']);
  });

  test('a sheet that was formatted to its last corner is as long as its texts', async () => {
    const styled = `${head}${line(2, `${text('A2', '1')}<c r="XFD2" s="1"/>`)}<row r="1048576" s="1"><c r="A1048576" s="1"/></row>`;
    expect((await opened(xlsxOf({ a: styled }))).rows).toEqual([{ line: 2, cells: ['1'] }]);
  });

  test('a hundred thousand rows are read within the memory that a reader has', {
    timeout: 60_000,
  }, async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, at) => `<row><c><v>${at}</v></c><c t="inlineStr"><is><t>Помощ ${at}, за хората</t></is></c></row>`,
    );
    expect((await opened(xlsxOf({ a: head + rows.join('') }))).rows).toHaveLength(100_000);
  });

  test.for([
    ['a document', { 'word/document.xml': '<a/>' }, 'unknown-table'],
    ['a binary workbook', { 'xl/workbook.bin': 'a' }, 'other-workbook'],
    [
      'an OpenDocument table',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' },
      'other-workbook',
    ],
    ['a table of Numbers', { 'Index/Document.iwa': 'a' }, 'other-workbook'],
    [
      'names that lead out of the archive',
      { '../../etc/cron.d/x': 'a', 'xl/workbook.xml': '<a/>' },
      'broken-table',
    ],
  ] as const)('%s is refused', async ([, parts, code]) => {
    expect(await openTable(zipOf(parts))).toMatchObject({ ok: false, issues: [{ code }] });
  });
});
