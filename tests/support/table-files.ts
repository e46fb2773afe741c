/** Tables as programs and attackers save them, and what the site knows of their headers. */
import { type HeaderWords, readHeaderWords } from '#lib/imports/tables/header-words.ts';
import { zipOf } from '#tests/support/hostile-files.ts';

/** The words of the committed content. */
export async function committedHeaderWords(): Promise<HeaderWords> {
  const read = await readHeaderWords('content');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

const part = (content: string) => `<?xml version="1.0" encoding="UTF-8"?>${content}`;

/** A workbook with these sheets, each the inside of its `sheetData`. */
export function xlsxOf(
  sheets: Record<string, string>,
  extra: Record<string, string | Buffer> = {},
  options: { before?: string; flags?: number } = {},
): Buffer {
  const names = Object.keys(sheets);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipOf(
    {
      '[Content_Types].xml': part(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>`,
      ),
      '_rels/.rels': part(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': part(
        `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': part(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId90" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      ),
      'xl/styles.xml': part(
        `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      ),
      ...Object.fromEntries(
        Object.values(sheets).map((data, index) => [
          `xl/worksheets/sheet${index + 1}.xml`,
          part(
            `${options.before ?? ''}<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`,
          ),
        ]),
      ),
      ...extra,
    },
    { flags: options.flags ?? 0 },
  );
}

const cellsOf = (cells: Record<string, string>) =>
  Object.entries(cells)
    .map(([at, text]) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`)
    .join('');

/** Rows of a sheet by their number, each with its cells by their place. */
export const sheetOf = (rows: Record<number, Record<string, string>>): string =>
  Object.entries(rows)
    .map(([row, cells]) => `<row r="${row}">${cellsOf(cells)}</row>`)
    .join('');

/** The name of a column by its place: 0 is A, 16383 is XFD. */
function columnName(place: number): string {
  const rest = place % 26;
  const letter = String.fromCharCode(65 + rest);
  return place < 26 ? letter : columnName((place - rest) / 26 - 1) + letter;
}

const wide = (cells: number) =>
  Object.fromEntries(Array.from({ length: cells }, (_, place) => [`${columnName(place)}1`, 'a']));

/** Each hostile table and the reason for which it must be refused. */
export const hostileTables: Record<string, { bytes: () => Buffer; code: string | RegExp }> = {
  'nothing at all': { bytes: () => Buffer.alloc(0), code: 'empty' },
  'only separators': { bytes: () => Buffer.from(',,,\n,,,\n'), code: 'empty' },
  'eleven megabytes': { bytes: () => Buffer.alloc(11_000_000, 'a,b\n'), code: 'too-large' },
  'one endless line': { bytes: () => Buffer.alloc(9_900_000, 'a'), code: 'row-too-long' },
  'one endless line of cells': {
    bytes: () => Buffer.alloc(9_900_000, 'a,'),
    code: /row-too-long|too-many-columns/,
  },
  'a quote that is never closed': {
    bytes: () => Buffer.from(`a,b\n1,"${'c\n'.repeat(400_000)}`),
    code: 'quote-not-closed',
  },
  'a quote that is never closed in nine megabytes': {
    bytes: () => Buffer.concat([Buffer.from('a,b\n1,"'), Buffer.alloc(9_500_000, 'c\n')]),
    code: /row-too-long|quote-not-closed/,
  },
  '16,384 columns': { bytes: () => Buffer.from(`${'a,'.repeat(16_383)}a\n`), code: 'too-many-columns' },
  '4,000,000 lines': {
    bytes: () => Buffer.from(`a,b\n${'1,2\n'.repeat(2_400_000)}`),
    code: 'too-many-rows',
  },
  noise: {
    bytes: () => Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919 + 13) % 256)),
    code: 'binary',
  },
  'an old workbook': {
    bytes: () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'),
    code: 'old-excel',
  },
  'an archive': { bytes: () => zipOf({ 'a.txt': 'a' }), code: 'unknown-table' },
  'a workbook cut off': {
    bytes: () => xlsxOf({ a: sheetOf({ 1: { A1: 'a' } }) }).subarray(0, 700),
    code: 'broken-table',
  },
  'a workbook that unpacks to 150 MB': {
    bytes: () => xlsxOf({ a: sheetOf({ 1: { A1: 'a' } }) }, { 'xl/media/a.bin': Buffer.alloc(150_000_000) }),
    code: 'unpacked-too-large',
  },
  'a sheet that unpacks to 90 MB': {
    bytes: () => xlsxOf({ a: `<row r="1">${cellsOf({ A1: 'a'.repeat(90_000_000) })}</row>` }),
    code: 'row-too-long',
  },
  'a workbook of 3,000 parts': {
    bytes: () =>
      xlsxOf(
        { a: sheetOf({ 1: { A1: 'a' } }) },
        Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`xl/media/${index}.bin`, 'a'])),
      ),
    code: 'unpacked-too-large',
  },
  'a sheet of 16,384 columns': {
    bytes: () => xlsxOf({ a: sheetOf({ 1: wide(16_384) }) }),
    code: 'too-many-columns',
  },
  'a cell in the last corner': {
    bytes: () => xlsxOf({ a: sheetOf({ 1: { A1: 'a' }, 1_048_576: { XFD1048576: 'b' } }) }),
    code: /too-many-rows|too-many-columns/,
  },
  'a row beyond all numbers': {
    bytes: () =>
      xlsxOf({
        a: '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="99999999999"></row>',
      }),
    code: 'too-many-rows',
  },
  'a sheet of 23,000,000 empty cells': {
    bytes: () => xlsxOf({ a: `<row r="1">${'<c/>'.repeat(23_000_000)}</row>` }),
    code: 'too-complex',
  },
  'a workbook of 4,700,000 styles': {
    bytes: () =>
      xlsxOf(
        { a: sheetOf({ 1: { A1: 'a' } }) },
        {
          'xl/styles.xml': `<styleSheet><cellXfs>${'<xf numFmtId="14"/>'.repeat(4_700_000)}</cellXfs></styleSheet>`,
        },
      ),
    code: 'too-complex',
  },
  'a text put together of 1,700,000 pieces': {
    bytes: () =>
      xlsxOf({
        a: `<row r="1"><c r="A1" t="inlineStr"><is>${'<r><t>aaaaaaaaaaaaaaaaaaaa</t></r>'.repeat(1_700_000)}</is></c></row>`,
      }),
    code: 'row-too-long',
  },
  'a password in the way of new programs': {
    bytes: () =>
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1'.padEnd(1024, '0'), 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    code: 'encrypted-table',
  },
  'nine million empty lines': {
    bytes: () => Buffer.from(`a,b\n${'\n'.repeat(9_000_000)}`),
    code: 'too-many-rows',
  },
  'an activity of 100,000 organisations': {
    bytes: () =>
      Buffer.from(
        `<iati-activities><iati-activity>${Array.from({ length: 100_000 }, (_, index) => `<participating-org role="4">Municipality ${index}</participating-org>`).join('')}</iati-activity></iati-activities>`,
      ),
    code: 'row-too-long',
  },
  'a grant of 900,000 names': {
    bytes: () =>
      Buffer.from(`[{"a":[${Array.from({ length: 900_000 }, (_, index) => `"${index}"`).join()}]}]`),
    code: 'row-too-long',
  },
  'a workbook with entities': {
    bytes: () =>
      xlsxOf({ a: sheetOf({ 1: { A1: '&a;' } }) }, {}, { before: '<!DOCTYPE x [<!ENTITY a "aaaa">]>' }),
    code: 'doctype',
  },
  'a workbook with macros': {
    bytes: () => xlsxOf({ a: sheetOf({ 1: { A1: 'a' } }) }, { 'xl/vbaProject.bin': 'a' }),
    code: 'macros',
  },
  'a workbook with a password': {
    bytes: () => xlsxOf({ a: sheetOf({ 1: { A1: 'a' } }) }, {}, { flags: 1 }),
    code: /encrypted-table|broken-table/,
  },
  'JSON four million deep': { bytes: () => Buffer.from(`[{"a":${'['.repeat(4_000_000)}`), code: 'too-deep' },
  'JSON of four million lists': {
    bytes: () => Buffer.from(`[{"a":[${'[],'.repeat(3_000_000)}[]]}]`),
    code: 'too-complex',
  },
  'JSON cut off': { bytes: () => Buffer.from('{"grants":[{"id":"1"'), code: 'broken-table' },
  'JSON of something else': { bytes: () => Buffer.from('{"a":{"b":1}}'), code: 'unknown-table' },
  'JSON of 5,000 keys': {
    bytes: () =>
      Buffer.from(
        JSON.stringify([Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 'a']))]),
      ),
    code: 'too-many-columns',
  },
  'XML with a bomb of entities': {
    bytes: () =>
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index} "${`&a${index === 0 ? '' : index - 1};`.repeat(10)}">`).join('')}]><iati-activities>&a8;</iati-activities>`,
      ),
    code: 'doctype',
  },
  'XML with a file outside': {
    bytes: () =>
      Buffer.from(
        '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><iati-activities>&a;</iati-activities>',
      ),
    code: 'doctype',
  },
  'XML 500,000 deep': {
    bytes: () => Buffer.from(`<iati-activities>${'<a>'.repeat(500_000)}`),
    code: 'too-deep',
  },
  'XML cut off': {
    bytes: () => Buffer.from('<iati-activities><iati-activity><title>a'),
    code: 'broken-table',
  },
  'a drawing': {
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'),
    code: 'unknown-table',
  },
};
