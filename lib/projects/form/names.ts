/** Countries and languages by their code or by their name in English or Bulgarian. */

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Languages in which outputs come; any other is written as its code. */
const knownLanguages = [
  'en',
  'bg',
  'no',
  'nb',
  'nn',
  'is',
  'de',
  'fr',
  'es',
  'it',
  'ro',
  'el',
  'tr',
  'ru',
  'uk',
  'mk',
  'sr',
  'rom',
  'hu',
  'pl',
  'pt',
  'ar',
];

let countries: ReadonlyMap<string, string> | undefined;
let languages: ReadonlyMap<string, string> | undefined;

/** The ISO 3166-1 code of a country: `NO`, `no`, `Norway` and `Норвегия` are `NO`; null when there is none. */
export function countryOf(text: string): string | null {
  countries ??= namesOf(
    'region',
    [...letters].flatMap((first) => [...letters].map((second) => `${first}${second}`.toUpperCase())),
  );
  const key = text.trim().toLowerCase();
  return countries.get(key) ?? (/^[A-Z]{2}$/.test(text) ? text : null);
}

/** The BCP 47 code of a language, or null: `en`, `English` and `английски` are `en`. */
export function languageOf(text: string): string | null {
  languages ??= namesOf('language', knownLanguages);
  const known = languages.get(text.toLowerCase());
  if (known !== undefined && text !== known) return known;
  return /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,2}$/.test(text) ? text : null;
}

function namesOf(type: 'region' | 'language', codes: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const locale of ['en', 'bg']) {
    const names = new Intl.DisplayNames(locale, { type, fallback: 'none' });
    for (const code of codes) {
      const name = names.of(code);
      if (name === undefined) continue;
      found.set(name.toLowerCase(), code);
      found.set(code.toLowerCase(), code);
    }
  }
  return found;
}
