/**
 * Names of organisations, projects and groups as pages print them, without the quotation marks, country tags and
 * separators around them. Never corrects a name.
 */
import { type Span, typed } from '#lib/imports/pages/text.ts';
import { countryTag } from '#lib/imports/values/countries.ts';

const opening = '"“”„«»\'‘’‚`';
const pairs: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”“"',
  '”': '”',
  '„': '“”"',
  '«': '»',
  '‘': '’',
  "'": "'",
};

/** The span of a title without the one or two pairs of quotation marks that hold all of it. */
export function unquoted(text: string, { start, end }: Span): Span {
  let first = start;
  let last = end;
  for (let depth = 0; depth < 2; depth += 1) {
    const open = text.charAt(first);
    const closers = pairs[open];
    if (closers === undefined || last - first < 3 || !closers.includes(text.charAt(last - 1))) break;
    const inner = text.slice(first + 1, last - 1);
    const opensInside = [...inner].filter((each) => each === open && !closers.includes(open)).length;
    const closesInside = [...inner].filter((each) => closers.includes(each) && each !== open).length;
    // “A” and “B” is held by no pair.
    if (closesInside > opensInside) break;
    if (closers.includes(open) && inner.includes(open) && inner.charAt(0) !== open) break;
    first += 1;
    last -= 1;
  }
  return { start: first, end: last };
}

/** True for text that a quotation mark opens. */
export const isQuoted = (text: string): boolean => opening.includes(text.charAt(0)) && text.length > 2;

export interface Named extends Span {
  name: string;
  country?: string;
  /** One name with commas, or several: nothing on the page tells. */
  doubtful?: boolean;
}

/** Behind a name, the part it plays says nothing about the name. */
const role =
  /(?:\s[–—-]\s(?:(?:donor|lead|project) )*partner|\s\((?:(?:donor|lead|project) )*partner\)|\s[–—-]\sпартньор|\s\(партньор\))$/iu;
/** The portal tags what belongs to no country so. */
const noCountry = /\s?\((?:Inter|INT|International|Other|EU)\)[\s.,;]*$/u;

/** True for a name with its country behind it, or the mark of those that belong to none. */
export const isTagged = (text: string): boolean => countryTag(text) !== null || noCountry.test(text);

/** A name without its country tag, the part it plays and its closing comma or semicolon. */
export function nameAt(text: string, span: Span): Named {
  const raw = text.slice(span.start, span.end).replace(role, '').replace(noCountry, '');
  const tagged = countryTag(raw);
  const kept = (tagged === null ? raw : raw.slice(0, tagged.end)).replace(/[\s,;]+$/, '');
  const end = span.start + kept.length;
  const name = typed(kept);
  return { name, start: span.start, end, ...(tagged === null ? {} : { country: tagged.country }) };
}

const organisationWord =
  /(?:foundation|association|municipality|kommune|fylke|gmina|stiftelse|stiftelsen|forening|institutt|university|ngo|club|centre|center|institute|ministry|agency|society|union|school|chitalishte|ltd|company|council|federation|cooperative|theatre|museum|library|hospital|network|administration|academy|college|city hall|town hall|consortium|chamber|cluster|hospice|agentur|department|directorate|office|kindergarten|inspectorate|police|alliance|movement|coalition|forum|secretariat|commission|committee|service|фондация|сдружение|асоциация|община|администрация|академия|колеж|камара|университет|клуб|център|институт|министерство|агенция|съюз|училище|читалище|театър|музей|библиотека|болница|мрежа|еоод|оод|дирекция|управление|инспекторат|градина|алианс|движение|коалиция|форум|служба|комисия|полиция)/iu;

/**
 * The names of a list: parted by `;` or line breaks; by commas only where each part names a kind of organisation. A
 * line of the portal without a country tag belongs to the next that has one: there every name has.
 */
export function namesOf(
  text: string,
  pieces: readonly Span[],
  { isPlace, single, portal }: { isPlace: (printed: string) => boolean; single: boolean; portal: boolean },
): Named[] {
  const lines = pieces.map((piece) => text.slice(piece.start, piece.end));
  const coded = lines.some((line) => codeTag.test(line));
  const tagged = ((coded && portal) || single) && lines.some(isTagged);
  const groups: Span[] = [];
  let open: Span | null = null;
  for (const [index, piece] of pieces.entries()) {
    open = open === null ? { ...piece } : { start: open.start, end: piece.end };
    const line = lines[index] ?? '';
    const rest = lines.slice(index + 1).some(isTagged);
    const below = lines[index + 1] ?? '';
    const listed = /^(?:[•·▪*–-]|\d{1,2}[.)]\s)/u.test(below);
    // `Harbour School` / `of Bergen`: a name that a line broke.
    if (/^(?!and\s|и\s)\p{Ll}{1,4}\s/u.test(below) && !/[;,]\s*$/.test(line) && !isTagged(line)) continue;
    const closed = /;\s*$/.test(line) || (/[”“»"]$/.test(line) && isQuotedPart(line));
    if (!tagged || isTagged(line) || closed || !rest || listed) {
      groups.push(open);
      open = null;
    }
  }
  return groups.flatMap((group) => partsOf(text, group, isPlace, single));
}

/** `(NO)`: the portal's, behind every name; a note may be marked behind it. */
export const codeTag: RegExp = /\([A-Z]{2}\)[\s.,;*†‡¹²³]*$/u;

const legalForm =
  /(?:^|\s)(?:z\.\s?s|o\.\s?s|o\.\s?p\.\s?s|s\.\s?r\.\s?o|n\.\s?o|a\.\s?s|o\.\s?z|d\.\s?o\.\s?o|Inc|Ltd|LLC|ASA?|SA|S\.A|SRL|S\.R\.L|Kft|Zrt|GmbH|Oy|ehf|hf|OÜ|SIA|UAB|Sp\. z o\.o|НПО|СНЦ|ЕООД|ООД|АД|ЕАД)\.?$/u;
const unit =
  /^(?:department|faculty|division|chair|section|unit|avd|отдел|факултет|катедра|дирекция|филиал|клон)/iu;
const partOf = (words: string) => /^\p{Ll}|^\d+$/u.test(words) || unit.test(words);

/** Cuts at commas where every part names an organisation; a place, a country or a legal form belongs to what it follows. */
function partsOf(text: string, span: Span, isPlace: (printed: string) => boolean, single: boolean): Named[] {
  const printed = ({ start, end }: Span) => text.slice(start, end);
  const stands = (each: Span) => {
    const words = printed(each);
    return (
      organisationWord.test(words) ||
      /[„“«"].{2,}[”“»"]/u.test(words) ||
      (countryTag(words) !== null && /\S\s+[^\s(]/u.test(words)) ||
      legalForm.test(words)
    );
  };
  const listed = enumerated(text, span).flatMap((each) => splitAt(text, each, ';•|\t'));
  return listed.flatMap((each) => {
    const names: Span[] = [];
    for (const piece of splitAt(text, each, ',')) {
      const last = names.at(-1);
      const words = printed(piece);
      const own = organisationWord.test(words) && !partOf(words);
      const belongs =
        (!own && isPlace(words)) || partOf(words) || (legalForm.test(words) && words.length < 12);
      const headless = last !== undefined && names.length === 1 && partOf(printed(last));
      if (last !== undefined && (belongs || headless)) last.end = piece.end;
      else names.push({ ...piece });
    }
    const whole = nameAt(text, each);
    const portal = codeTag.test(printed(each)) && !/\([A-Z]{2}\),/u.test(printed(each));
    if (portal) return [whole];
    if (names.length < 2 || names.every(stands))
      return names.flatMap((name) => conjoined(text, name)).map((name) => nameAt(text, name));
    const [first, ...others] = names;
    const enumerates = first !== undefined && /\s(?:for|of|за|на|по)\s/iu.test(printed(first));
    return [single || (enumerates && !others.some(stands)) ? whole : { ...whole, doubtful: true }];
  });
}

/** `1. A 2. B`: numbers that count on part a list, also on one line. */
function enumerated(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end);
  if (!/^1[.)]\s/.test(words)) return [span];
  const starts = [0];
  for (const { index, 1: number } of words.matchAll(/(?<=\s)(\d{1,2})[.)]\s/g))
    if (Number(number) === starts.length + 1) starts.push(index);
  return starts.map((start, at) => ({
    start: span.start + start,
    end: span.start + (starts[at + 1] ?? words.length),
  }));
}

/** True for words with a name in quotation marks among them. */
const isQuotedPart = (words: string) =>
  /\s[„“«"]\S/u.test(words) && (words.match(/[„“”«»"]/gu)?.length ?? 0) >= 2;
const headWord =
  /^(?:the )?(?:foundation|association|municipality|ngo|chitalishte|ministry|union|university|agency|фондация|сдружение|асоциация|община|министерство|съюз|агенция|читалище)\s/iu;
const lastWord = /\s(\S+)$/u;

/** `Foundation “A” and Association “B”` are two; `Institute of Research and Development` is one. */
function conjoined(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end);
  const lead = /^(?:and|и)\s+(?=[\p{Lu}„“«"])/u.exec(words)?.[0].length ?? 0;
  const start = span.start + lead;
  const endsAsOne = (part: string) => organisationWord.test(lastWord.exec(part)?.[1] ?? '');
  for (const { index, 0: sign } of words.matchAll(/(?<=\S)\s(?:and|и)\s(?=[\p{Lu}\d„“«"])/gu)) {
    const before = words.slice(lead, index);
    const after = words.slice(index + sign.length);
    const both = (test: (part: string) => boolean) => test(before) && test(after);
    if (
      both((part) => headWord.test(part)) ||
      both((part) => isQuotedPart(part) && organisationWord.test(part)) ||
      both(endsAsOne) ||
      (headWord.test(after) && (endsAsOne(before) || (isQuotedPart(before) && organisationWord.test(before))))
    ) {
      const next = { start: span.start + index + sign.length, end: span.end };
      return [{ start, end: span.start + index }, ...conjoined(text, next)];
    }
  }
  return [{ start, end: span.end }];
}

/** A tab before a line break parts nothing. */
const endsLine = (text: string, at: number, end: number) =>
  text.charAt(at) === '\t' && /^\s*[\r\n]/.test(text.slice(at, Math.min(end, at + 20)));

/** The parts of `span` between the `signs` outside brackets and quotation marks, trimmed, empty ones left out. */
export function splitAt(text: string, span: Span, signs: string): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let from = span.start;
  const close = (to: number) => {
    let [start, end] = [from, to];
    while (start < end && /[\s•·▪*–—-]/.test(text.charAt(start))) start += 1;
    while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
    const numbered = /^\d{1,2}[.)]\s+/.exec(text.slice(start, Math.min(end, start + 6)));
    if (numbered !== null) start += numbered[0].length;
    if (end > start) parts.push({ start, end });
  };
  for (let at = span.start; at < span.end; at += 1) {
    const character = text.charAt(at);
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && signs.includes(character) && !endsLine(text, at, span.end)) {
      close(at);
      from = at + 1;
    }
  }
  close(span.end);
  return parts;
}

/** How names are compared: without case, quotation marks and punctuation. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
