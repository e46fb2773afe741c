/** Countries as pages write them behind names: `(BG)`, `(Norway)`, `, Norway`. Knows those that give or receive grants. */

const codes =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK UA MD RS MK AL ME BA TR US'.split(
    ' ',
  );
const known = new Set(codes);

/** Iceland, Liechtenstein and Norway give; who comes from there is a donor partner. */
export const donorCountries: ReadonlySet<string> = new Set(['IS', 'LI', 'NO']);

/** Countries that receive or received the grants. */
export const beneficiaryCountries: ReadonlySet<string> = new Set(
  'BG CY CZ EE ES GR HR HU LT LV MT PL PT RO SI SK'.split(' '),
);

const byName = new Map<string, string>(
  'en bg ro pl hu cs sk lt lv et hr sl el pt es nb nn is'.split(' ').flatMap((language) => {
    const names = new Intl.DisplayNames([language], { type: 'region' });
    return codes.map((code): [string, string] => [(names.of(code) ?? code).toLowerCase(), code]);
  }),
);
for (const [name, code] of [
  ['czech republic', 'CZ'],
  ['чешка република', 'CZ'],
  ['slovak republic', 'SK'],
  ['uk', 'GB'],
  ['great britain', 'GB'],
  ['the netherlands', 'NL'],
  ['türkiye', 'TR'],
] as const) {
  byName.set(name, code);
}

/** The ISO 3166-1 code of a country's printed name, or of the code itself; undefined for anything else. */
export function countryOf(printed: string): string | undefined {
  const text = printed.trim();
  if (known.has(text)) return text;
  const name = text
    .toLowerCase()
    .replace(/^(?:republic of|kingdom of|the republic of|the kingdom of|република|кралство) /, '');
  return byName.get(name) ?? byName.get(text.toLowerCase());
}

const tag = /[\s\u00a0]*(?:\(([^()]{2,30})\)|\[([^[\]]{2,30})\]|\s\/([^/]{2,30})\/)[\s.,;*†‡¹²³]*$/u;

/** A trailing `(BG)` or `(Norway)`: where the name before it ends, and the country. Null when there is none. */
export function countryTag(text: string): { end: number; country: string } | null {
  const found = tag.exec(text.slice(-50));
  const printed = found?.[1] ?? found?.[2] ?? found?.[3];
  const country = printed === undefined ? undefined : countryOf(printed);
  return found === null || country === undefined ? null : { end: text.length - found[0].length, country };
}

/** A country's name at the end of a name: `Save a child, Norway`, `Kjøkken – Norway`. It stays part of the name. */
export function trailingCountry(text: string): string | undefined {
  const last = /(?:,| [–—-] )([^,–—-]{2,40})$/.exec(text)?.[1];
  return last === undefined ? undefined : countryOf(last.replace(/[.;]\s*$/, ''));
}
