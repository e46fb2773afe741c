/**
 * Numbers of projects: `BG05-0384`, `BG-LOCALDEV-0027`, `BGENERGY-2.002-0018`, also when they stand in an address only.
 * A number is what it is printed as, without the spaces inside.
 */
import { beneficiaryCountries } from '#lib/imports/values/countries.ts';
import { inLatin } from '#lib/imports/values/lookalikes.ts';

const shape = /^[A-ZА-Я0-9][A-ZА-Я0-9№/._-]{2,60}$/iu;
const portal = /^[A-Z]{2}(?:\d{2}-\d{4}|(?:-[A-Z]{2,}){1,2}[-/][A-Z]{0,3}\d{3,4}|\/?\d{4})(?:-C\d{2})?$/;
/** A programme’s letters, or those of a structural fund: `BGLD-…`, `BG05M2OP001-…`. */
const operator = /^[A-Z]{2}(?:[A-Z]{2,}|\d{2}[A-Z0-9]{3,10})-\d\.\d{3}-\d{4}(?:-C\d{2})?$/;
const programme = /^[A-Z]{2}(?:\d{2}|(?:-[A-Z]{2,}){1,2})$/;

/** The printed number without spaces, typographic dashes made plain, in letters of one script. */
export const tidyNumber = (printed: string): string =>
  inLatin(
    printed
      .replace(/[\s\u00a0]+/g, '')
      .replace(/[‐‑–—]/g, '-')
      .replace(/[.,;]+$/, ''),
  );

/** True for what can be the number of a project: a few letters, digits and signs, at least two digits among them. */
export function isNumber(printed: string): boolean {
  const tidy = tidyNumber(printed);
  if (!shape.test(tidy) || (tidy.match(/\d/g)?.length ?? 0) < 2) return false;
  return (
    !/\s\p{Ll}{2,}|\p{Ll}{3,}\s/u.test(printed) &&
    !/^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/.test(tidy) &&
    !/^(?:19|20)\d{2}$/.test(tidy)
  );
}

/** `BG06-101 „Title“`: a number, and then the title in quotation marks. */
const numberBefore = /^([A-Z]{2}[A-Z\d./-]{2,40})[\s:,–-]{1,4}(?=["„“«])/u;
/** The number printed before a title in quotation marks, and where the title begins; null when none is. */
export function numberBeforeTitle(text: string): { number: string; length: number } | null {
  const found = numberBefore.exec(text);
  return found?.[1] !== undefined && isNumber(found[1])
    ? { number: found[1], length: found[0].length }
    : null;
}

/** The number in the path of an address: `…/projects/BG-CULTURE-0040`. Only in the forms that portals and registers use. */
export function numberInAddress(url: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url.includes('://') ? url : `https://${url}`).pathname);
  } catch {
    return null;
  }
  for (const segment of path.split('/').reverse()) {
    const tidy = tidyNumber(segment).toUpperCase();
    if (portal.test(tidy) || operator.test(tidy)) return tidy;
  }
  return null;
}

/** The number of a programme in the address of its page: `…/programmes/BG05`. */
export function programmeInAddress(url: string): string | null {
  const named = /\/programmes\/([A-Za-z0-9-]{4,40})(?:[/?#]|$)/.exec(url)?.[1]?.toUpperCase();
  return named !== undefined && programme.test(named) ? named : null;
}

/** True for the number of a programme: `BG05`, `BG-LOCALDEV`. */
export const isProgrammeNumber = (printed: string): boolean =>
  printed.length < 60 && programme.test(tidyNumber(printed));

/** True for a number in a form that only projects of portals and registers have. */
export const isPortalNumber = (printed: string): boolean =>
  printed.length < 60 &&
  /\d{3}/.test(printed) &&
  (portal.test(tidyNumber(printed)) || operator.test(tidyNumber(printed)));

/** The country that a number begins with. */
export function countryOfNumber(number: string): string | undefined {
  const code = number.slice(0, 2) === 'EL' ? 'GR' : number.slice(0, 2);
  return beneficiaryCountries.has(code) && /^[A-Z]{2}(?:[-/\d]|[A-Z]{4}|[A-Z]{2,3}-\d\.)/.test(number)
    ? code
    : undefined;
}

/** The funding period of a number in a form that belongs to one; undefined for other numbers. */
export function periodOfNumber(number: string): string | undefined {
  if (/^[A-Z]{2}\d{2}-\d{4}$/.test(number)) return '2009-2014';
  if (/^[A-Z]{2}(?:-[A-Z]{2,}){1,2}-[A-Z]{0,3}\d{3,4}(?:-C\d{2})?$/.test(number)) return '2014-2021';
  // So short a number is the portal’s only where it begins with a country: others call theirs `PN3042`.
  return /^[A-Z]{2}\d{4}$/.test(number) && countryOfNumber(number) !== undefined ? '2004-2009' : undefined;
}

/** Amendments (`-C01`) and spellings of one number have one family. */
export function numberFamily(number: string): string {
  return tidyNumber(number)
    .toUpperCase()
    .replace(/-C\d{1,2}$/, '')
    .replace(/[^A-Z0-9А-Я]/g, '');
}
