/**
 * An XLSX workbook before its sheets are read: which there are, the texts they share, and which styles show days. Follows
 * no link out of the file.
 */
import path from 'node:path/posix';
import { TableTrouble, tableLimits } from '#lib/codecs/table.ts';
import { type CellBook, showsDays, withSigns } from '#lib/codecs/xlsx-cells.ts';
import { tooLong, WorkbookParts } from '#lib/codecs/xlsx-parts.ts';

/** A sheet of cells. */
export interface Sheet {
  name: string;
  isHidden: boolean;
  /** The part of the file that holds it. */
  part: string;
}

/** A workbook whose sheets can be read. */
export interface Workbook extends CellBook {
  parts: WorkbookParts;
  /** In their order; charts that stand as sheets of their own are none. */
  sheets: readonly Sheet[];
}

/** A part by which tables of other programs are told: binary workbooks, OpenDocument, Numbers. */
const otherWorkbooks = ['xl/workbook.bin', 'mimetype', 'Index/Document.iwa', 'index.xml'];

/** Opens a workbook; throws a {@link TableTrouble} for an archive that is none. */
export async function openWorkbook(bytes: Buffer): Promise<Workbook> {
  const parts = await WorkbookParts.of(bytes);
  const roots = await relationsOf(parts, '_rels/.rels', '');
  const book = roots.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const folder = path.dirname(book);
  const relations = await relationsOf(parts, `${folder}/_rels/${path.basename(book)}.rels`, folder);
  const { sheets, from1904 } = await sheetsOf(parts, book, relations);
  if (sheets.length === 0)
    throw new TableTrouble(
      otherWorkbooks.some((name) => parts.has(name)) ? 'other-workbook' : 'unknown-table',
    );
  const partOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.target ?? '';
  return {
    parts,
    sheets,
    from1904,
    texts: await textsOf(parts, partOf('sharedStrings')),
    dayStyles: await dayStylesOf(parts, partOf('styles')),
  };
}

interface Relation {
  id: string;
  /** The last word of its type. */
  type: string;
  target: string;
}

async function relationsOf(parts: WorkbookParts, name: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  await parts.read(name, {
    open: (element, { Id, Type, Target, TargetMode }) => {
      if (element !== 'Relationship' || Target === undefined || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : path.join(folder, Target);
      relations.push({ id: Id ?? '', type: Type?.split('/').at(-1) ?? '', target });
    },
  });
  return relations;
}

async function sheetsOf(parts: WorkbookParts, book: string, relations: readonly Relation[]) {
  const sheets: Sheet[] = [];
  let from1904 = false;
  await parts.read(book, {
    open: (element, attributes) => {
      if (element === 'workbookPr') from1904 ||= /^(?:1|true)$/.test(attributes['date1904'] ?? '');
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
      const part = relations.find((each) => each.id === id && each.type === 'worksheet')?.target;
      if (part !== undefined && parts.has(part))
        sheets.push({
          name: withSigns(attributes['name'] ?? ''),
          isHidden: attributes['state'] !== undefined && attributes['state'] !== 'visible',
          part,
        });
    },
  });
  return { sheets, from1904 };
}

/** Texts that cells name by their number: plain ones, and those put together of pieces that look differently. */
async function textsOf(parts: WorkbookParts, name: string): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let isText = false;
  let isReading = false;
  await parts.read(name, {
    open: (element) => {
      if (element === 'si') text = '';
      else if (element === 'rPh') isReading = true;
      isText = element === 't' && !isReading;
    },
    text: (piece) => {
      if (isText) text += piece;
      if (text.length > tableLimits.rowCharacters) throw tooLong();
    },
    close: (element) => {
      isText = false;
      if (element === 'rPh') isReading = false;
      else if (element === 'si') texts.push(withSigns(text));
    },
  });
  return texts;
}

/** Programs know 65,490 of them. */
const mostStyles = 100_000;

async function dayStylesOf(parts: WorkbookParts, name: string): Promise<Set<number>> {
  const codes = new Map<number, string>();
  const styles = new Set<number>();
  let count = 0;
  let isCells = false;
  await parts.read(name, {
    open: (element, { numFmtId, formatCode }) => {
      if (element === 'numFmt') codes.set(Number(numFmtId), formatCode ?? '');
      else if (element === 'cellXfs') isCells = true;
      else if (element === 'xf' && isCells) {
        const id = Number(numFmtId ?? 0);
        if (showsDays(id, codes.get(id))) styles.add(count);
        count += 1;
        if (count > mostStyles) throw new TableTrouble('too-complex');
      }
    },
    close: (element) => {
      if (element === 'cellXfs') isCells = false;
    },
  });
  return styles;
}
