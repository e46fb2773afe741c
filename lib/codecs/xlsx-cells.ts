/**
 * What a cell of a workbook says, as somebody would type it so that it means this value alone: numbers, days by the style
 * they are shown in, yes and no, errors as the program shows them. Knows no sheet.
 */
import { unguardCell } from '#lib/codecs/formula-guard.ts';
import { TableTrouble } from '#lib/codecs/table.ts';

/** A cell as it stands in a sheet. */
export interface RawCell {
  /** `s`, `str`, `inlineStr`, `b`, `e`, `d`; anything else is a number. */
  type: string;
  style: number;
  value: string;
  isFormula: boolean;
  /** False where nothing was saved, not even an empty text. */
  hasValue: boolean;
}

/** What all cells of a workbook are read by. */
export interface CellBook {
  texts: readonly string[];
  /** Styles that show a number as a day. */
  dayStyles: ReadonlySet<number>;
  /** Days are counted from 1904, as old programs on a Mac did. */
  from1904: boolean;
}

/** What a formula says that no program has worked out yet. */
const notWorkedOut = '#CALC!';

/** The text of a cell; empty for one that holds nothing. */
export function textOfCell(cell: RawCell, book: CellBook): string {
  const { type, style, value } = cell;
  if (cell.isFormula && !cell.hasValue) return notWorkedOut;
  switch (type) {
    case 's': {
      if (value === '') return '';
      const text = book.texts[Number(value)];
      if (text === undefined) throw new TableTrouble('broken-table');
      return unguardCell(text);
    }
    case 'str':
    case 'inlineStr':
      return unguardCell(withSigns(value));
    case 'b':
      return value === '' ? '' : /^(?:1|true)$/i.test(value.trim()) ? 'yes' : 'no';
    case 'e':
      return value;
    case 'd':
      return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ');
    default:
      if (value.trim() === '') return cell.isFormula ? notWorkedOut : '';
      return textOfNumber(Number(value), book.dayStyles.has(style), book.from1904) ?? value;
  }
}

function textOfNumber(number: number, isDay: boolean, from1904: boolean): string | null {
  if (!Number.isFinite(number)) return null;
  const day = isDay ? textOfDay(number, from1904) : null;
  if (day !== null) return day;
  // What a sum of binary fractions adds beyond fifteen digits is noise.
  const text = String(Number(number.toPrecision(15)));
  // With three decimals the point could part thousands.
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** The last day that programs know is in the year 9999. */
const lastDay = 2_958_465;

function textOfDay(serial: number, from1904: boolean): string | null {
  const counted = from1904 ? serial + 1462 : serial;
  if (counted < 1 || counted > lastDay + 1) return null;
  // Programs count a 29 February 1900, which never was.
  const days = counted < 60 ? counted + 1 : counted;
  const text = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** Signs that XML cannot hold stand as `_x000D_`. */
export const withSigns = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** What every object has: a program that keeps texts by name takes these for texts it has already. */
const namesOfObjects = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Control signs, halves of characters and places that hold no character; tabs and breaks of lines stay as they are. */
const unwritable = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]|_(?=x[0-9a-f]{4}_)/giu;

/** The other way round: signs that XML cannot hold or would change, and what would be read as such a sign. */
export const withoutSigns = (text: string): string =>
  namesOfObjects.has(text) ? escaped(text.charAt(0)) + text.slice(1) : text.replace(unwritable, escaped);

const escaped = (sign: string): string =>
  Array.from(
    { length: sign.length },
    (_, index) => `_x${sign.charCodeAt(index).toString(16).toUpperCase().padStart(4, '0')}_`,
  ).join('');

/** True when a style of this number, or with this code, shows days. */
export function showsDays(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    );
  const signs = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^[\]]*\]/g, '').replace(/s[.,]0+/gi, 's');
  return /[ymdhs]/i.test(signs) && !/[0#?]|general/i.test(signs);
}
