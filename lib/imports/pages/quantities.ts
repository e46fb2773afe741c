/**
 * Quantities in a sentence: `minimum of 100 prison officers`, `118 children and their families`. Takes the number, how
 * it is qualified and the words it counts; leaves out ages, percentages, numbering and spans of time.
 */
import type { Quantity } from '#lib/imports/pages/prose.ts';
import type { Span } from '#lib/imports/pages/text.ts';

const numberWords: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  две: 2,
  два: 2,
  три: 3,
  четири: 4,
  пет: 5,
  шест: 6,
  седем: 7,
  осем: 8,
  девет: 9,
  десет: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  единадесет: 11,
  дванадесет: 12,
  петнадесет: 15,
  двадесет: 20,
  тридесет: 30,
  петдесет: 50,
};

const qualifiers: readonly [RegExp, Quantity['qualifier']][] = [
  [
    /(?:minimum of|minimum|at least|no less than|not less than|поне|минимум|най-малко|не по-малко от)\s*$/iu,
    '>=',
  ],
  [/(?:more th[ae]n|over|above|повече от|над)\s*$/iu, '>'],
  [/(?:up to|at most|maximum of|no more than|най-много|до)\s*$/iu, '<='],
  [/(?:about|around|approximately|nearly|almost|some|около|приблизително|почти)\s*$/iu, '~'],
];

const notCounting =
  /(?:№|\bno\.?|\baged?|\bages|\bage of|\bart\.?|\barticle|\bsection|\bstep|\bphase|\bgroup|\bNUTS|чл\.|на възраст|възраст от)\s*$/iu;
const time =
  /^(?:years?|months?|weeks?|days?|hours?|minutes?|%|percent|per cent|години|година|месеца|месец|дни|ден|часа|седмици|процента|eur|euro|bgn|лв|лева)$/iu;
const stops = new Set(
  (
    'where when while because if so then not only to in for who which that was were is are has have had will would at by on from outside inside between among across during as with into through under within per ' +
    'shall can could may should be been also including and or but than ' +
    'за в където когато докато а но във на с със от до по при които който която което са е бяха беше ще и или чрез през към'
  ).split(' '),
);
/** Verbs in the past that end in no -ed. */
const verbs = new Set(
  (
    'came met took went got held built made gave learned learnt left found became began saw said told wrote read ran sang stood spent ' +
    'brought taught bought sent put set ate grew knew drew won lost felt kept replaces replace need needs live lives get gets join joins take takes a an others other twice once lose loses daily'
  ).split(' '),
);
const determiners = new Set(['the', 'a', 'an', 'this', 'their', 'its', 'our']);
const inner = new Set(['of', 'на', 'for']);

/** A sentence without any of these counts nothing; letters of a word may stand around them. */
const anyNumber = new RegExp(`\\d|${Object.keys(numberWords).join('|')}`, 'iu');

const token = /\d[\d\s\u00a0.,]*\d|\d|\p{L}[\p{L}\p{M}'’-]*|[^\s]/gu;

/** The quantities of `sentence` outside the spans already `taken` for sums and dates. Linear. */
export function quantitiesOf(sentence: string, taken: readonly Span[]): (Span & { value: Quantity })[] {
  if (!anyNumber.test(sentence)) return [];
  const tokens = Array.from(sentence.matchAll(token), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: (Span & { value: Quantity })[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const first = tokens[at];
    if (first === undefined || taken.some(({ start, end }) => first.start < end && first.end > start))
      continue;
    const number = numberOf(first.text);
    if (number === null || number < 1 || number > 1e7) continue;
    if (/^\d{4}$/.test(first.text) && number > 1900 && number < 2101) continue;
    const before = sentence.slice(Math.max(0, first.start - 30), first.start);
    // `the three centres` were told of before, or are known: they are no result.
    const definite =
      /(?:\b(?:the|these|those|all|both|our|its)|(?:тези|всички(?:те)?|двете|трите))\s$/iu.test(before);
    if (definite && (number <= 3 || /these\s$/iu.test(before))) continue;
    if (notCounting.test(before) || /[\d\p{L}/-]$/u.test(before)) continue;
    const phrase = phraseAfter(tokens, at + 1, sentence);
    if (phrase === null) continue;
    const qualifier = qualifiers.find(([shape]) => shape.test(before))?.[1] ?? '=';
    const shape = qualifiers.find(([each]) => each.test(before))?.[0];
    const start = shape === undefined ? first.start : first.start - (shape.exec(before)?.[0].length ?? 0);
    found.push({ start, end: phrase.end, value: { qualifier, number, of: phrase.text } });
    at = phrase.index;
  }
  return found;
}

function numberOf(text: string): number | null {
  const first = text.charCodeAt(0);
  if (first < 48 || first > 57) return text.length > 10 ? null : (numberWords[text.toLowerCase()] ?? null);
  if (/^\d+$/.test(text)) return Number(text);
  return /^\d{1,3}(?:[\s\u00a0.,]\d{3})+$/.test(text) ? Number(text.replace(/\D/g, '')) : null;
}

interface Token extends Span {
  text: string;
}

/** Up to eight words that say what is counted: they end at a sign, a verb or a preposition. */
function phraseAfter(tokens: readonly Token[], from: number, sentence: string) {
  let last: Token | null = null;
  let index = from - 1;
  for (let at = from; at < Math.min(tokens.length, from + 8); at += 1) {
    const each = tokens[at];
    if (each === undefined) break;
    const word = each.text.toLowerCase();
    if (at === from && (time.test(word) || !/^\p{L}{2}/u.test(word) || inner.has(word))) return null;
    if (word === 'and' && tokens[at + 1]?.text.toLowerCase() === 'their') {
      const whose = tokens[at + 2];
      if (whose !== undefined && /^\p{L}/u.test(whose.text)) {
        last = whose;
        index = at + 2;
      }
      break;
    }
    if (!/^\p{L}/u.test(word) || stops.has(word) || verbs.has(word)) break;
    const after = tokens[at + 1]?.text.toLowerCase() ?? '';
    // `people of the town`, `sessions introducing the study`: what is counted ends before.
    if (word === 'of' && (after === 'the' || /^\d/.test(after))) break;
    if (at > from && word.endsWith('ing') && determiners.has(after)) break;
    // A verb in the past ends what is counted: 90 participants attended.
    if (at > from && /(?:ed|ха|ше)$/u.test(word)) break;
    if (!inner.has(word)) {
      last = each;
      index = at;
    }
  }
  const first = tokens[from];
  if (last === null || first === undefined) return null;
  return { text: sentence.slice(first.start, last.end), end: last.end, index };
}
