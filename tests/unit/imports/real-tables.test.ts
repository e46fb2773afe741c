import iconv from 'iconv-lite';
import { beforeAll, describe, expect, test } from 'vitest';
import { EntryIndex } from '#lib/imports/tables/entry-index.ts';
import type { HeaderWords } from '#lib/imports/tables/header-words.ts';
import { guessMapping } from '#lib/imports/tables/mapping.ts';
import { openTable } from '#lib/imports/tables/open-table.ts';
import { RowPlanner } from '#lib/imports/tables/plan.ts';
import { readStatusWords } from '#lib/imports/tables/status-words.ts';
import { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import type { Mapping, OpenedTable, PlannedRow } from '#lib/projects/schema/batch.ts';
import { seededContent } from '#tests/factories/form-registers.ts';
import { committedHeaderWords } from '#tests/support/table-files.ts';

let words: HeaderWords;
let lookup: RegisterLookup;

beforeAll(async () => {
  words = await committedHeaderWords();
  const statuses = await readStatusWords('content');
  if (!statuses.ok) throw new Error(JSON.stringify(statuses.issues));
  lookup = new RegisterLookup((await seededContent()).registers, statuses.value);
});

interface Brought {
  table: OpenedTable;
  mapping: Mapping;
  rows: PlannedRow[];
}

/** The table as it is proposed, and what each of its rows would do. */
async function brought(file: string | Buffer): Promise<Brought> {
  const opened = await openTable(Buffer.from(file));
  if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
  const { table } = opened;
  const mapping = guessMapping(table, words);
  const planner = new RowPlanner(table, mapping, { index: new EntryIndex([]), lookup });
  const rows: PlannedRow[] = [];
  for await (const some of table.rows()) rows.push(...some.map((row) => planner.plan(row)));
  return { table, mapping, rows };
}

const said = ({ rows }: Brought, path: string) => rows.map(({ cells }) => cells[path]?.to);
const codes = ({ rows }: Brought) => rows.map(({ issues }) => issues.map(({ code }) => code).join());

describe('files as programs and people leave them', () => {
  test('lines may end in two ways in one file, or as on an old Mac', async () => {
    const mixed = await brought('number;title\r\nA;Bridge\nB;Road\r\nC;"One\r\ntwo"\n');
    expect(said(mixed, 'title.en')).toEqual(['Bridge', 'Road', 'One\ntwo']);
    expect(said(await brought('number;title\rA;Bridge\rB;Road\r'), 'title.en')).toEqual(['Bridge', 'Road']);
  });

  test.for(['sep=;\r\n', '"sep=;"\r\n', '\ufeffsep=;\n'])('%j announces the separator', async (line) => {
    const { table } = await brought(`${line}number;title, with commas\nA;b, c, d\n`);
    expect(table).toMatchObject({ separator: ';', header: ['number', 'title, with commas'], headerLine: 1 });
  });

  test('few letters in words are Cyrillic, single ones among others are Latin', async () => {
    const bulgarian = await brought(iconv.encode('НОМЕР;СУМА\n1;12,50\n2;13,50\n', 'windows-1251'));
    expect(bulgarian.table).toMatchObject({ encoding: 'windows-1251', header: ['НОМЕР', 'СУМА'] });
    const norwegian = await brought(iconv.encode('Title;Promoter\nØya;Ål kommune\n', 'windows-1252'));
    expect(norwegian.table.encoding).toBe('windows-1252');
    expect(said(norwegian, 'title.en')).toEqual(['Øya']);
  });

  test('a file in UTF-8 that was cut off stays readable; the cell that lost letters says so', async () => {
    const bytes = Buffer.concat([Buffer.from('Заглавие;Сума\nПът;1 лв.\nМост '), Buffer.from([0xd0])]);
    const table = await brought(bytes);
    expect(table.table.encoding).toBe('utf-8');
    expect(said(table, 'title.bg')[0]).toBe('Път');
    expect(codes(table)).toEqual(['', 'lost-letters']);
  });
});

describe('tables as offices keep them', () => {
  test('the names of columns may stand below the title of a report; a person may say where', async () => {
    const report =
      'Списък на проектите;;;;\nПрограма:;Местно развитие;;;\n\n№;Номер;Наименование на проекта;Бенефициент;Статус\n1;BG-1;Мост;Лом;Приключен\n2;BG-2;Път;Видин;Прекратен\n3;BG-3;Кея;Русе;В изпълнение\n';
    const table = await brought(report);
    expect(table.table.headerLine).toBe(4);
    expect(table.mapping.columns).toEqual([null, 'number', 'title.bg', 'promoter', 'declaredStatus']);
    expect(said(table, 'declaredStatus')).toEqual(['completed', 'terminated', 'ongoing']);
    expect(codes(table)).toEqual(['', '', '']);
    const lineOf = async (headerLine: string) => {
      const opened = await openTable(Buffer.from(report), { headerLine });
      if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
      opened.table.close();
      return [opened.table.headerLine, opened.table.header[1]];
    };
    expect(await lineOf('1')).toEqual([1, '']);
    expect(await lineOf('2')).toEqual([2, 'Местно развитие']);
    expect(await lineOf('3')).toEqual([4, 'Номер']);
    expect((await brought('title,grant\nBridge,\nRoad,1\n')).table.headerLine).toBe(1);
  });

  test('the header names the currency of its sums; a cell that names one knows better', async () => {
    const table = await brought(
      'number;title;grant (EUR);Обща стойност в лева;Final cost, NOK\n1;Bridge;1 000,50;2 000;3 000 EUR\n',
    );
    expect(table.mapping.columns).toEqual(['number', 'title.en', 'grant', 'initialCost', 'finalCost']);
    expect(said(table, 'grant')).toEqual(['1 000,50 EUR']);
    expect(said(table, 'initialCost')).toEqual(['2 000 BGN']);
    expect(said(table, 'finalCost')).toEqual(['3 000 EUR']);
    expect((await brought('title;сума в хил. лв.\nBridge;12\n')).mapping.columns).toEqual(['title.en', null]);
  });

  test('a total and the numbers of columns are no projects', async () => {
    const table = await brought(
      'number;title;grant\n1;2;3\nA;Bridge;12,50\nB;Общо събрание;1\n;;\n;ОБЩО:;12,50\nTotal;;12,50\n',
    );
    expect(codes(table)).toEqual(['numbering-row', '', '', 'total-row', 'total-row']);
    expect(table.rows.map(({ kind }) => kind)).toEqual(['problem', 'new', 'new', 'problem', 'problem']);
  });

  test('what a program could not work out is told wherever it stands', async () => {
    const table = await brought(
      'number,title,grant\n#N/A,Bridge,1\nA,#ИМЕ?,1\nB,Road,#DIV/0!\nC,#1 road,1\n',
    );
    expect(codes(table)).toEqual(['error-cell', 'error-cell', 'error-cell', '']);
  });

  test('days as programs count them or machines write them are read, the first with a remark', async () => {
    const table = await brought(
      'title,start,end\nBridge over,43831,20201231\nRoad along it,2020/5/6,2020-05-07T10:00:00\n',
    );
    expect(said(table, 'startsOn')).toEqual(['2020-01-01', '2020-5-6']);
    expect(said(table, 'endsOn')).toEqual(['2020-12-31', '2020-05-07']);
    expect(codes(table)).toEqual(['', '']);
    expect(table.rows.map(({ remarks }) => remarks.map(({ code }) => code))).toEqual([['day-number'], []]);
  });

  test('a sum that no one rounded is rounded to cents and told; one in dollars is not kept', async () => {
    const table = await brought(
      'title,grant\nBridge one,69320.84499\nBridge two,1234.567\nBridge three,100 USD\nBridge four,£5\n',
    );
    expect(said(table, 'grant').slice(0, 2)).toEqual(['69320.84', '1234.57']);
    expect(table.rows.map(({ remarks }) => remarks.map(({ code }) => code)).slice(0, 2)).toEqual([
      ['rounded'],
      ['rounded'],
    ]);
    expect(codes(table)).toEqual(['', '', 'currency-not-kept', 'currency-not-kept']);
  });

  test('yes and no as Excel writes them in Bulgarian', async () => {
    const table = await brought('title,sensitive location\nBridge one,ИСТИНА\nBridge two,ЛЪЖА\n');
    expect(said(table, 'sensitiveLocation')).toEqual(['yes', undefined]);
    expect(codes(table)).toEqual(['', '']);
  });
});
