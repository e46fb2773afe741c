/**
 * Whole numbers in Bulgarian words, where one and two agree with what is counted: един лев, една крона, едно евро; a
 * thousand is feminine, a million masculine. Pure; knows no unit but those of money.
 */
import type { NamedCurrency } from '#lib/format/number-words/english.ts';

export type Gender = 'masculine' | 'feminine' | 'neuter';

const one: Record<Gender, string> = { masculine: 'един', feminine: 'една', neuter: 'едно' };
const two: Record<Gender, string> = { masculine: 'два', feminine: 'две', neuter: 'две' };
const small = [
  'нула — — три четири пет шест седем осем девет десет единадесет дванадесет тринадесет четиринадесет петнадесет',
  'шестнадесет седемнадесет осемнадесет деветнадесет',
]
  .join(' ')
  .split(' ');
const tens = '— — двадесет тридесет четиридесет петдесет шестдесет седемдесет осемдесет деветдесет'.split(
  ' ',
);
const hundreds =
  '— сто двеста триста четиристотин петстотин шестстотин седемстотин осемстотин деветстотин'.split(' ');

/** What a group of three digits counts; `single` when it is one: хиляда alone, един милион. */
const scales: readonly { gender: Gender; single: string; many: string }[] = [
  { gender: 'feminine', single: 'хиляда', many: 'хиляди' },
  { gender: 'masculine', single: 'един милион', many: 'милиона' },
  { gender: 'masculine', single: 'един милиард', many: 'милиарда' },
  { gender: 'masculine', single: 'един трилион', many: 'трилиона' },
];

/** `сто и двадесет`; `number` is whole, not negative and below 10¹⁵. */
export function bulgarianWords(number: number, gender: Gender = 'neuter'): string {
  if (number === 0) return small[0] ?? '';
  const groups: { text: string; isOneWord: boolean }[] = [];
  for (let scale = scales.length; scale >= 0; scale -= 1) {
    const group = Math.floor(number / 1000 ** scale) % 1000;
    if (group === 0) continue;
    const of = scale === 0 ? null : (scales[scale - 1] ?? null);
    const words = groupWords(group, of?.gender ?? gender);
    const text = of === null ? join(words) : group === 1 ? of.single : `${join(words)} ${of.many}`;
    groups.push({ text, isOneWord: words.length === 1 });
  }
  // „и“ stands once, before the last number that is named: хиляда и сто, but хиляда сто и двадесет.
  return groups
    .map(({ text, isOneWord }, index) =>
      index > 0 && index === groups.length - 1 && isOneWord ? `и ${text}` : text,
    )
    .join(' ');
}

/** The words of one to three digits, without what stands between them. */
function groupWords(group: number, gender: Gender): string[] {
  const rest = group % 100;
  const [hundred, ten, unit] = [Math.floor(group / 100), Math.floor(rest / 10), rest % 10];
  const below = rest < 20 ? [rest] : [...(ten > 0 ? [`${tens[ten]}`] : []), unit];
  return [
    ...(hundred > 0 ? [hundreds[hundred] ?? ''] : []),
    ...below.flatMap((part) =>
      part === 0 ? [] : typeof part === 'string' ? [part] : [nameOf(part, gender)],
    ),
  ];
}

function nameOf(number: number, gender: Gender): string {
  if (number === 1) return one[gender];
  return number === 2 ? two[gender] : (small[number] ?? '');
}

const join = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(' ')} и ${words.at(-1)}`;

/** What a decimal place is called, one and many; a whole before it is called „цяло“. */
const places: readonly (readonly [one: string, many: string])[] = [
  ['десета', 'десети'],
  ['стотна', 'стотни'],
  ['хилядна', 'хилядни'],
  ['десетохилядна', 'десетохилядни'],
  ['стохилядна', 'стохилядни'],
  ['милионна', 'милионни'],
];

/** `дванадесет цяло и пет десети`; `digits` are those after the decimal sign, at most six. */
export function bulgarianFraction(whole: number, digits: string): string {
  const count = Number(digits);
  const [single, many] = places[digits.length - 1] ?? ['', ''];
  return `${bulgarianWords(whole)} цяло и ${bulgarianWords(count, 'feminine')} ${count === 1 ? single : many}`;
}

interface Counted {
  gender: Gender;
  one: string;
  many: string;
}

const currencies: Record<NamedCurrency, { whole: Counted; cents: Counted }> = {
  EUR: {
    whole: { gender: 'neuter', one: 'евро', many: 'евро' },
    cents: { gender: 'masculine', one: 'цент', many: 'цента' },
  },
  BGN: {
    whole: { gender: 'masculine', one: 'лев', many: 'лева' },
    cents: { gender: 'feminine', one: 'стотинка', many: 'стотинки' },
  },
  NOK: {
    whole: { gender: 'feminine', one: 'норвежка крона', many: 'норвежки крони' },
    cents: { gender: 'neuter', one: 'йоре', many: 'йоре' },
  },
};

/** `един лев и две стотинки`. */
export function bulgarianMoney(whole: number, cents: number, currency: NamedCurrency): string {
  const name = currencies[currency];
  const said = (count: number, of: Counted) =>
    `${bulgarianWords(count, of.gender)} ${count === 1 ? of.one : of.many}`;
  return [
    ...(whole > 0 || cents === 0 ? [said(whole, name.whole)] : []),
    ...(cents > 0 ? [said(cents, name.cents)] : []),
  ].join(' и ');
}
