/**
 * Cuts the value of a place label into names, each with the kind of place that words beside it tell: `municipalities of
 * Kotel and Sliven`, `Vidin (BG311)`. Does not know which places exist, but for names that hold a comma or an “and”.
 */
import type { Span } from '#lib/imports/pages/text.ts';
import { countryOf } from '#lib/imports/values/countries.ts';
import { splitAt } from '#lib/imports/values/names.ts';
import { type PlaceBook, placeKey } from '#lib/imports/values/place-book.ts';
import type { PlaceKind } from '#lib/places/schema.ts';

export type Level = PlaceKind | 'village' | 'any';

export interface PlaceToken extends Span {
  name: string;
  /** The name with the words that tell its level; some registered names hold them: `Sofia Municipality`. */
  full: string;
  level: Level;
  /** The NUTS code printed beside the name. */
  code?: string;
  /** Places of one chain may say where each other lie; a semicolon or another line begins a new one. */
  chain: number;
  /** What the name before it lies in: printed in brackets behind it. */
  bracket: boolean;
  /** The same place in another script: `Пловдив / Plovdiv`. */
  again: boolean;
}

const levels: readonly [Level, RegExp, RegExp | null][] = [
  [
    'municipality',
    /^(?:the )?(?:munic\p{L}*(?: of)?|mun\.?(?: of)?|община|общини(?:те)?)\s+|^(?:общ|mun)\.\s*/iu,
    /\s+(?:munic\p{L}*|mun\.?|община)$/iu,
  ],
  [
    'district',
    /^(?:the )?(?:districts?(?: of)?|regions? of|provinces? of|област(?:и|та|ите)?|региони?(?:те)?|oblast|област с център)\s+|^(?:reg|obl|обл)\.\s*/iu,
    /\s+(?:districts?|regions?|provinces?|oblast|county|област|регион)$/iu,
  ],
  [
    'quarter',
    /^(?:the )?(?:quarters? of|neighbou?rhoods? of|кв\.|район(?= )|квартал(?:ите)?|ж\.\s?к\.|жк)\s*/iu,
    /\s+(?:quarter|neighbou?rhood)$/iu,
  ],
  ['village', /^(?:the )?(?:vill?ages? of|vill?age|vill\.|v\.|с\.|село|сел(?:а|ата))\s*/iu, /\s+vill?age$/iu],
  [
    'town',
    /^(?:the )?(?:towns? of|town|cit(?:y|ies) of|city|гр\.|град(?:овете)?)\s*/iu,
    /\s+(?:town|city)$/iu,
  ],
];
const plural =
  /^(?:the )?(?:municipalities|districts|regions|towns|cities|villages|общини|градове|области|села|региони)/iu;
const pluralBehind = /\s(?:municipalities|districts|regions|towns|villages|cities)$/iu;
const conjunction =
  /\s(?:and|и|&)\s|\s[–—-]\s(?=(?:the )?(?:общин|гр\.|с\.|обл|munic|towns? |villages? |district|region))/giu;
const prelude =
  /^(?:\d{4} |(?:на |в )?територията на |(?:on )?(?:the )?territory of |(?:in )?the area of |в |in )(?=\S)/iu;
const levelWords: Readonly<Record<string, Level>> = {
  district: 'district',
  region: 'district',
  oblast: 'district',
  област: 'district',
  municipality: 'municipality',
  община: 'municipality',
  town: 'town',
  city: 'town',
  град: 'town',
};
const nuts = '[A-Z]{2}(?:\\d[0-9A-Z]{0,2})?';
const nutsBehind = new RegExp(`\\s*\\((?:NUTS ?\\d?:? ?)?(${nuts})\\)$`);
const nutsBefore = new RegExp(`^(${nuts.replace(')?', ')')})\\s*[-–:]?\\s+(?=\\p{Lu})`, 'u');
/** Streets, numbers of houses and postcodes are no places. */
const address = /^(?:ул|бул|п\.\s?к|пл|№|str\.|street|blvd|sq\.|\d+[A-ZА-Я]?$)/iu;

/** A part of a value; `level` is the kind of place that its own label asks for: `Municipality: Lom`. */
export type PlacePiece = Span & { level?: Level };

/** The names that `pieces` list. */
export function placeTokens(text: string, pieces: readonly PlacePiece[], book: PlaceBook): PlaceToken[] {
  let chain = 0;
  const tokens = pieces.flatMap((piece) => {
    if (piece.level === undefined) chain += 1;
    let carried: Level | null = piece.level ?? null;
    let previous = piece.start;
    const whole = text.slice(piece.start, piece.end);
    const twins = splitAt(text, piece, '/');
    const told = twins.some((twin) => isKnown(text.slice(twin.start, twin.end), book));
    const parts = isKnown(whole, book) ? [piece] : told ? twins : splitAt(text, piece, ',:;/\n|•·');
    return parts.flatMap((part) => {
      const between = text.slice(previous, part.start);
      // `municipalities of A, B and C` holds up to the next semicolon.
      if (/[;\n|•·]/.test(between)) {
        carried = piece.level ?? null;
        chain += 1;
      }
      const again = between.includes('/');
      previous = part.end;
      return namesIn(text, part, book).flatMap((span) => {
        const printed = text.slice(span.start, span.end);
        if (address.test(printed)) return [];
        const token = levelled(printed, book);
        if (plural.test(printed)) carried = token.level;
        const level = token.level === 'any' && carried !== null ? carried : token.level;
        const first = { ...span, ...token, level, chain, bracket: false, again };
        const inner = /\(([^()]{2,60})\)$/.exec(printed);
        if (inner?.[1] === undefined || token.code !== undefined || token.whole) return [first];
        if (levelWords[inner[1].toLowerCase()] !== undefined) return [first];
        const start = span.start + inner.index + 1;
        const within = { start, end: start + inner[1].length };
        return [
          { ...first, end: span.start + printed.slice(0, inner.index).trimEnd().length },
          ...namesIn(text, within, book).map((each) => ({
            ...each,
            ...levelled(text.slice(each.start, each.end), book),
            chain,
            bracket: true,
            again: false,
          })),
        ];
      });
    });
  });
  // `Vidin and Montana districts` are two districts.
  for (const [index, token] of tokens.entries()) {
    if (!pluralBehind.test(text.slice(token.start, token.end))) continue;
    for (let at = index - 1; at >= 0; at -= 1) {
      const before = tokens[at];
      if (before?.level !== 'any' || before.chain !== token.chain || before.bracket) break;
      before.level = token.level;
    }
  }
  return tokens;
}

const isKnown = (printed: string, book: PlaceBook) => {
  if (!/[,;/&(–—-]|\s(?:and|и)\s/iu.test(printed) || printed.length > 90) return false;
  const key = placeKey(printed);
  return book.regions.has(key) || book.byKey.has(key);
};

/** A part cut at “and”, unless the whole is a name, without full stops behind it. */
function namesIn(text: string, part: Span, book: PlaceBook): Span[] {
  const spans: Span[] = [];
  const add = (from: number, to: number) => {
    const printed = text.slice(from, to).replace(/[.(\s]+$/, '');
    const lead = prelude.exec(printed.trimStart())?.[0].length ?? 0;
    const start = from + (printed.length - printed.trimStart().length) + lead;
    if (from + printed.length > start) spans.push({ start, end: from + printed.length });
  };
  const whole = text.slice(part.start, part.end);
  const bare = whole.replace(nutsBehind, '');
  let from = part.start;
  if (!isKnown(bare, book) && !(bare !== whole && bare.length < 60)) {
    const dash = /\s[–—-]\s/u.exec(whole);
    const town = dash === null ? undefined : book.byKey.get(placeKey(whole.slice(0, dash.index)));
    if (dash !== null && town !== undefined) {
      add(from, part.start + dash.index);
      from = part.start + dash.index + dash[0].length;
    }
    const base = from;
    for (const match of text.slice(base, part.end).matchAll(conjunction)) {
      add(from, base + match.index);
      from = base + match.index + match[0].length;
    }
  }
  add(from, part.end);
  return spans;
}

/** `whole` when brackets belong to the name: `Sofia (capital)`. */
function levelled(
  printed: string,
  book: PlaceBook,
): Pick<PlaceToken, 'name' | 'full' | 'level' | 'code'> & { whole: boolean } {
  const code = nutsBehind.exec(printed) ?? nutsBefore.exec(printed);
  const coded = code?.[1] !== undefined && countryOf(code[1].slice(0, 2).replace('EL', 'GR')) !== undefined;
  let rest = coded ? printed.replace(code[0], '').trim() : printed;
  if (!coded && isKnown(rest, book)) return { name: rest, full: rest, level: 'any', whole: true };
  const bracket = /\s*\(([^()]{2,60})\)$/.exec(rest);
  const said = bracket?.[1] === undefined ? undefined : levelWords[bracket[1].toLowerCase()];
  if (bracket !== null) rest = rest.slice(0, bracket.index);
  const given = coded && code[1] !== undefined && code[1].length > 2 ? { code: code[1] } : {};
  if (said !== undefined) return { name: rest, full: rest, level: said, whole: false, ...given };
  for (const [level, before, after] of levels) {
    const head = before.exec(rest);
    if (head !== null && rest.length > head[0].length)
      return { name: rest.slice(head[0].length), full: rest, level, whole: false, ...given };
    const tail = after?.exec(rest) ?? null;
    if (tail !== null)
      return { name: rest.slice(0, -tail[0].length), full: rest, level, whole: false, ...given };
  }
  return { name: rest, full: rest, level: 'any', whole: false, ...given };
}
