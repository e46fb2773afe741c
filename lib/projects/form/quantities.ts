/**
 * Reads what was promised or achieved: `100`, `at least 100`, `≥ 100`, `около 50`, or words alone. A number that cannot
 * be read never makes the words beside it unreadable.
 */
import { readNumeral } from '#lib/projects/form/numerals.ts';
import type { DraftReader } from '#lib/projects/form/reader.ts';
import { type Quantity, qualifiers } from '#lib/projects/schema.ts';

type Qualifier = Quantity['qualifier'];

const signs: readonly (readonly [string, Qualifier])[] = [
  ['≥', 'at-least'],
  ['>=', 'at-least'],
  ['at least', 'at-least'],
  ['minimum of', 'at-least'],
  ['minimum', 'at-least'],
  ['min.', 'at-least'],
  ['поне', 'at-least'],
  ['най-малко', 'at-least'],
  ['минимум', 'at-least'],
  ['≤', 'at-most'],
  ['<=', 'at-most'],
  ['at most', 'at-most'],
  ['up to', 'at-most'],
  ['най-много', 'at-most'],
  ['до', 'at-most'],
  ['>', 'more-than'],
  ['more than', 'more-than'],
  ['over', 'more-than'],
  ['повече от', 'more-than'],
  ['над', 'more-than'],
  ['~', 'about'],
  ['≈', 'about'],
  ['about', 'about'],
  ['approximately', 'about'],
  ['around', 'about'],
  ['около', 'about'],
  ['приблизително', 'about'],
  ['=', 'exactly'],
];

/** Three digits are taken in at a glance; from four on one is missed or doubled. */
const readAloudFrom = 1000;

/** The quantity written at `path.qualifier`, `path.number`, `path.unit` and `path.words`. */
export function readQuantity(reader: DraftReader, path: string): Record<string, unknown> | undefined {
  const value: Record<string, unknown> = {};
  const chosen = reader.text(`${path}.qualifier`);
  if (chosen !== '') {
    if ((qualifiers as readonly string[]).includes(chosen)) value['qualifier'] = chosen;
    else reader.issue(`${path}.qualifier`, 'bad-choice');
  }
  const unit = inLanguages(reader, `${path}.unit`);
  const words = inLanguages(reader, `${path}.words`);
  if (unit !== undefined) value['unit'] = unit;
  if (words !== undefined) value['words'] = words;
  const issues = reader.issues.length;
  const number = readNumberAt(reader, `${path}.number`);
  if (number !== undefined) {
    value['number'] = number.value;
    if (value['qualifier'] === undefined && number.qualifier !== undefined)
      value['qualifier'] = number.qualifier;
  }
  if (value['number'] !== undefined || words !== undefined) return value;
  if (Object.keys(value).length > 0 && reader.issues.length === issues)
    reader.issue(`${path}.number`, 'needs-number-or-words');
  return undefined;
}

function readNumberAt(
  reader: DraftReader,
  path: string,
): { value: number; qualifier: Qualifier | undefined } | undefined {
  const text = reader.text(path);
  if (text === '') return undefined;
  const lower = text.toLowerCase();
  const sign = signs.find(([word]) => lower.startsWith(word));
  const numeral = readNumeral(sign === undefined ? text : text.slice(sign[0].length));
  if (!numeral.ok || !Number.isFinite(numeral.value)) {
    reader.issue(path, 'bad-number');
    return undefined;
  }
  if (numeral.other !== undefined)
    reader.understood(path, 'number-asks', { number: numeral.value, other: numeral.other }, true);
  else if (sign !== undefined || Math.abs(numeral.value) >= readAloudFrom)
    reader.understood(path, 'number', {
      number: numeral.value,
      ...(sign !== undefined && { qualifier: sign[1] }),
    });
  return { value: numeral.value, qualifier: sign?.[1] };
}

function inLanguages(reader: DraftReader, path: string): { en?: string; bg?: string } | undefined {
  const [en, bg] = [reader.text(`${path}.en`), reader.text(`${path}.bg`)];
  if (en === '' && bg === '') return undefined;
  return { ...(en === '' ? {} : { en }), ...(bg === '' ? {} : { bg }) };
}
