import fc from 'fast-check';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TableRow } from '#lib/codecs/table.ts';
import { locales } from '#lib/format/localized.ts';
import { EntryIndex } from '#lib/imports/tables/entry-index.ts';
import type { HeaderWords } from '#lib/imports/tables/header-words.ts';
import { guessMapping } from '#lib/imports/tables/mapping.ts';
import { openTable, type Table } from '#lib/imports/tables/open-table.ts';
import { checkMapping, RowPlanner } from '#lib/imports/tables/plan.ts';
import type { ReadingChoices } from '#lib/imports/tables/read-table.ts';
import { tableColumns } from '#lib/projects/columns/columns.ts';
import { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import { columnTitle } from '#lib/projects/columns/titles.ts';
import type { IndexedEntry, Mapping, OpenedTable, PlannedRow } from '#lib/projects/schema/batch.ts';
import { seededContent } from '#tests/factories/form-registers.ts';
import { committedHeaderWords, sheetOf, xlsxOf } from '#tests/support/table-files.ts';

let words: HeaderWords;
let lookup: RegisterLookup;

beforeAll(async () => {
  words = await committedHeaderWords();
  lookup = new RegisterLookup((await seededContent()).registers);
});

async function opened(
  bytes: Buffer,
  choices: ReadingChoices = {},
): Promise<{ table: Table; rows: TableRow[] }> {
  const outcome = await openTable(bytes, choices);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  const rows: TableRow[] = [];
  for await (const some of outcome.table.rows()) rows.push(...some);
  return { table: outcome.table, rows };
}

describe('encodings', () => {
  const bulgarian =
    'Заглавие на проекта;Бенефициент;Сума\nЦентър за работа с деца и младежи;Община Пазарджик;129 068,80\nУслуги за хора с увреждания;Фондация „Помощ“;34 649,00\n';
  const western = 'Titel;Träger;Betrag\nÜber die Brücke für Kinder und Großeltern;Städte München;1 000,50\n';
  const greek = 'Τίτλος;Φορέας;Ποσό\nΚέντρο για παιδιά και οικογένειες στην πόλη;Δήμος Αθηναίων;1 000,50\n';
  const cases: [string, string, Buffer, string][] = [
    ['UTF-8', bulgarian, Buffer.from(bulgarian), 'utf-8'],
    ['UTF-8 with a mark', bulgarian, Buffer.from(`\ufeff${bulgarian}`), 'utf-8'],
    ['UTF-16LE with a mark', bulgarian, Buffer.from(`\ufeff${bulgarian}`, 'utf16le'), 'utf-16le'],
    ['UTF-16LE', bulgarian, Buffer.from(bulgarian, 'utf16le'), 'utf-16le'],
    ['UTF-16BE with a mark', bulgarian, iconv.encode(bulgarian, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['UTF-16BE', bulgarian, iconv.encode(bulgarian, 'utf-16be'), 'utf-16be'],
    ['Windows-1251', bulgarian, iconv.encode(bulgarian, 'windows-1251'), 'windows-1251'],
    ['Windows-1252', western, iconv.encode(western, 'windows-1252'), 'windows-1252'],
    ['Windows-1253', greek, iconv.encode(greek, 'windows-1253'), 'windows-1253'],
  ];

  test.for(cases)('%s', async ([, text, bytes, encoding]) => {
    const { table, rows } = await opened(bytes);
    expect(table.encoding).toBe(encoding);
    const lines = text.trimEnd().split('\n');
    expect([table.header, ...rows.map(({ cells }) => cells)]).toEqual(lines.map((line) => line.split(';')));
  });

  test('somebody may say which it is', async () => {
    const { table } = await opened(iconv.encode('ж;ш\n1;2\n', 'windows-1251'), { encoding: 'windows-1251' });
    expect(table.header).toEqual(['ж', 'ш']);
  });
});

describe('what programs write', () => {
  test('quoted breaks, ragged rows and empty lines keep the lines of the file', async () => {
    const { rows } = await opened(Buffer.from('a,b\n"one\ntwo",x\n\n,,\nshort\nlong,1,2,3\n'));
    expect(rows).toEqual([
      { line: 2, cells: ['one\ntwo', 'x'] },
      { line: 6, cells: ['short'] },
      { line: 7, cells: ['long', '1', '2', '3'] },
    ]);
  });

  test('a workbook: numbers, dates, what formulas gave, and the sheet that is chosen', async () => {
    const bytes = xlsxOf({
      Проекти: `${sheetOf({ 1: { A1: 'title', B1: 'grant', C1: 'start', D1: 'total cost', E1: 'yes' } })}<row r="3"><c r="A3" t="inlineStr"><is><t>Мост &amp; път</t></is></c><c r="B3"><v>34.649</v></c><c r="C3" s="1"><v>43831</v></c><c r="D3"><f>SUM(1,2)</f><v>1234.5600000000002</v></c><c r="E3" t="b"><v>1</v></c></row>`,
      Other: sheetOf({ 1: { A1: 'only' } }),
    });
    const { table, rows } = await opened(bytes);
    expect(table).toMatchObject({ format: 'xlsx', sheet: 'Проекти', sheets: ['Проекти', 'Other'] });
    expect(rows).toEqual([{ line: 3, cells: ['Мост & път', '34.6490', '2020-01-01', '1234.56', 'yes'] }]);
    expect((await opened(bytes, { sheet: 'Other' })).table.header).toEqual(['only']);
    const missing = await openTable(bytes, { sheet: 'Third' });
    expect(missing).toMatchObject({ ok: false, issues: [{ code: 'unknown-sheet' }] });
  });

  test('360Giving: a column for every path, several values in one cell', async () => {
    const grants = [
      {
        id: '360G-1',
        title: 'A bridge',
        currency: 'EUR',
        amountAwarded: 1234.5,
        plannedDates: [{ startDate: '2020-01-01T00:00:00+00:00' }],
        recipientOrganization: [{ name: 'Roads; and more' }],
        beneficiaryLocation: [{ name: 'Lom' }, { name: 'Vidin' }],
      },
    ];
    const { table, rows } = await opened(Buffer.from(JSON.stringify({ grants })));
    const mapping = guessMapping(table, words);
    const row = planned(table, mapping, rows)[0];
    expect(row).toMatchObject({ kind: 'new', title: 'A bridge', issues: [] });
    expect(textsOf(row)).toMatchObject({
      number: '360G-1',
      'title.en': 'A bridge',
      grant: '1234.5 EUR',
      startsOn: '2020-01-01',
      'promoter.nameAsStated': 'Roads; and more',
      places: 'lom vidin',
    });
  });

  test.for([
    [
      '1.0x',
      '<iati-activities version="1.01"><iati-activity xml:lang="en" default-currency="EUR"><iati-identifier>BG-1</iati-identifier><title>A bridge</title><description>To build &lt;it&gt;</description><activity-date type="start-actual">2006-11-09Z</activity-date><activity-date type="start-planned">2006-10-01Z</activity-date><activity-date type="end-planned" iso-date="2008-01-02"/><activity-status code="4">Post-completion</activity-status><participating-org role="Implementing" ref="1">Roads</participating-org><transaction><value value-date="2006-04-01Z">1000</value><transaction-type code="C"/></transaction><transaction><transaction-type code="C"/><value>234.5</value></transaction><transaction><transaction-type code="D"/><value>9</value></transaction></iati-activity></iati-activities>',
    ],
    [
      '2.0x',
      '<?xml version="1.0"?><iati-activities version="2.03"><iati-activity default-currency="EUR"><iati-identifier>BG-1</iati-identifier><title><narrative xml:lang="en">A bridge</narrative></title><description type="1"><narrative>To build &lt;it&gt;</narrative></description><participating-org role="4"><narrative>Roads</narrative></participating-org><activity-status code="3"/><activity-date type="2" iso-date="2006-11-09"><narrative>x</narrative></activity-date><activity-date type="3" iso-date="2008-01-02"/><transaction><transaction-type code="2"/><value currency="EUR">1234.50</value></transaction></iati-activity></iati-activities>',
    ],
  ] as const)('IATI %s', async ([, xml]) => {
    const { table, rows } = await opened(Buffer.from(xml));
    expect(table.format).toBe('iati');
    const row = planned(table, guessMapping(table, words), rows)[0];
    expect(row).toMatchObject({ kind: 'new', issues: [] });
    expect(textsOf(row)).toEqual({
      number: 'BG-1',
      'title.en': 'A bridge',
      'goal.en': 'To build <it>',
      startsOn: '2006-11-09',
      endsOn: '2008-01-02',
      declaredStatus: 'completed',
      grant: '1234.50 EUR',
      'promoter.organisation': 'Roads',
      'promoter.nameAsStated': 'Roads',
    });
  });
});

const tableOf = (header: readonly string[], sample: string[][] = []): OpenedTable => ({
  format: 'csv',
  own: false,
  header: [...header],
  headerLine: 1,
  sample,
});

function planned(
  table: OpenedTable,
  mapping: Mapping,
  rows: readonly TableRow[],
  entries: readonly IndexedEntry[] = [],
): PlannedRow[] {
  const planner = new RowPlanner(table, mapping, { index: new EntryIndex(entries), lookup });
  return rows.map((row) => planner.plan(row));
}

const textsOf = (row: PlannedRow | undefined) =>
  Object.fromEntries(
    Object.entries(row?.cells ?? {})
      .filter(([path]) => !/^(?:places|partners)\[/.test(path))
      .map(([path, { to }]) => [path, to]),
  );

describe('the mapping that is proposed', () => {
  test('by words in both languages, the language told by the values', () => {
    const header = [
      'Номер на проекта',
      'Наименование',
      'Title (EN)',
      'Beneficiary',
      'Безвъзмездна помощ',
      'Начална дата',
      'Бележки',
      '',
    ];
    const mapping = guessMapping(
      tableOf(header, [['1', 'Мост', 'Bridge', 'А', '1.234,50', '31.01.2020', 'x', '']]),
      words,
    );
    expect(mapping).toEqual({
      columns: ['number', 'title.bg', 'title.en', 'promoter', 'grant', 'startsOn', null, null],
      key: 'number',
      clears: '-',
      programme: null,
      decimals: ',',
      dates: 'day-first',
      currency: null,
    });
  });

  test('two headers that mean the same are one column; a foreign id is a number', () => {
    expect(guessMapping(tableOf(['ID', 'Title', 'Title']), words).columns).toEqual([
      'number',
      'title.en',
      null,
    ]);
  });

  test('somebody who writes a remark beside what was handed out still changes the same projects', () => {
    const header = ['Remark', 'Title: English', 'id', 'revision', 'Project number'];
    expect(guessMapping(tableOf(header), words)).toMatchObject({
      columns: [null, 'title.en', 'id', 'revision', 'number'],
      key: 'id',
    });
  });

  test.for([
    [['1,234.50'], '.'],
    [['1 234,5'], ','],
    [['34,649'], null],
    [['1.234.567'], ','],
  ] as const)('decimals of %j', ([sums, decimals]) => {
    const table = tableOf(
      ['grant'],
      sums.map((sum) => [sum]),
    );
    expect(guessMapping(table, words).decimals).toBe(decimals);
  });

  test('months stand first where a date says so', () => {
    expect(guessMapping(tableOf(['start'], [['01/02/2020'], ['01/31/2020']]), words).dates).toBe(
      'month-first',
    );
  });

  test('no two columns of ours have one title, so that a table handed out comes back', () => {
    for (const locale of locales) {
      const titles = tableColumns.map(({ name }) => columnTitle(locale, name));
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  test('a mapping that cannot be carried out is told', () => {
    const mapping = guessMapping(tableOf(['a', 'b']), words);
    const codes = (changes: Partial<Mapping>) =>
      checkMapping(['a', 'b'], { ...mapping, ...changes }).map(({ code }) => code);
    expect(codes({})).toEqual(['no-columns']);
    expect(codes({ columns: ['grant', 'grant'] })).toEqual(['column-twice']);
    expect(codes({ columns: ['grant', null], key: 'number' })).toEqual(['key-not-in-table']);
    expect(codes({ columns: ['grant', 'number'], key: 'number' })).toEqual([]);
  });
});

describe('the reading of cells', () => {
  const mapping: Mapping = {
    columns: [
      'title.en',
      'grant',
      'startsOn',
      'declaredStatus',
      'donorPartners',
      'targetGroups',
      'donorCountries',
    ],
    key: 'none',
    clears: '-',
    programme: null,
    decimals: ',',
    dates: 'month-first',
    currency: 'BGN',
  };
  const plan = (cells: string[], changes: Partial<Mapping> = {}) =>
    planned(tableOf(['t', 'g', 's', 'd', 'p', 'x', 'c']), { ...mapping, ...changes }, [
      { line: 7, cells },
    ])[0];

  test('what is said of the table settles what a cell alone could mean twice', () => {
    const row = plan([
      'A title',
      '34.649',
      '02/03/2020',
      'Ongoing',
      'Save the Children (Norway)',
      '',
      'Norway, IS',
    ]);
    expect(row?.issues).toEqual([]);
    expect(textsOf(row)).toMatchObject({
      grant: '34 649 BGN',
      startsOn: '2020-02-03',
      declaredStatus: 'ongoing',
      'donorCountries.NO': 'yes',
      'donorCountries.IS': 'yes',
    });
    expect(textsOf(plan(['A title', '34,649'], { decimals: '.' }))['grant']).toBe('34 649 BGN');
    expect(plan(['A title', '34,649'], { decimals: null })?.remarks).toMatchObject([{ code: 'money-asks' }]);
  });

  test('what cannot be read names its line and its column', () => {
    const row = plan(['A title', 'a lot', '31/31/2020', 'perhaps', '', 'Nobody known', 'Narnia']);
    expect(row?.kind).toBe('problem');
    expect(
      row?.issues.map(({ field, code, context }) => [field, code, context?.['line'], context?.['column']]),
    ).toEqual([
      ['grant', 'bad-money', 7, 'g'],
      ['startsOn', 'no-such-day', 7, 's'],
      ['declaredStatus', 'bad-choice', 7, 'd'],
      ['targetGroups', 'unknown-target-group', 7, 'x'],
      ['donorCountries', 'bad-choice', 7, 'c'],
    ]);
    expect(plan(['', '1 EUR'])?.issues).toMatchObject([{ code: 'title-needed' }]);
    expect(plan(['A', '', '', '', '', '', '', 'more'])?.issues).toMatchObject([
      { code: 'more-cells-than-columns' },
    ]);
  });

  test('no cell makes it fall, and none changes a project without saying so', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('-', '1', '1,5 EUR', '2020', 'NO', 'a; b'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 9 }), (cells) => {
        const row = plan(cells);
        expect(['new', 'duplicate', 'problem']).toContain(row?.kind);
        for (const { from, to } of Object.values(row?.cells ?? {})) expect(from).not.toBe(to);
      }),
      { numRuns: 500 },
    );
  });
});
