/**
 * What a line of the portal's box of facts is by its shape alone: a status word, a project's number, a sum, a name with
 * a country tag. Decides nothing; the words beside it do.
 */
import { type Labels, labelKey } from '#lib/imports/pages/labels.ts';
import { countryTag } from '#lib/imports/values/countries.ts';
import { readSum } from '#lib/imports/values/money.ts';
import { codeTag } from '#lib/imports/values/names.ts';
import { isPortalNumber } from '#lib/imports/values/numbers.ts';

export type LineShape = 'status' | 'number' | 'sum' | 'tagged';

/** The longest name with its tag that stands on one line. */
const longestName = 200;

/** The shape of a line; null for words that can be anything. */
export function lineShape(text: string, labels: Labels): LineShape | null {
  if (text.length > longestName) return null;
  if (labels.status.has(labelKey(text))) return 'status';
  if (isPortalNumber(text)) return 'number';
  if (codeTag.test(text) && countryTag(text) !== null) return 'tagged';
  return isSum(text) ? 'sum' : null;
}

/** A sum and nothing beside it. */
function isSum(text: string): boolean {
  if (text.length > 40 || !/\d/.test(text)) return false;
  const reading = readSum(text);
  if (!reading.ok || reading.at.sum.currency === undefined) return false;
  return !/[\p{L}\d]/u.test(text.slice(0, reading.at.start) + text.slice(reading.at.end));
}
