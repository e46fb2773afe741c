/** Whole numbers in English words, as they are read aloud in Britain. Pure; knows no unit but those of money. */

const small = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
  'eighteen nineteen',
]
  .join(' ')
  .split(' ');
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const scales = ['', 'thousand', 'million', 'billion', 'trillion'];

/** `one hundred and twenty`; `number` is whole, not negative and below 10¹⁵. */
export function englishWords(number: number): string {
  if (number === 0) return small[0] ?? '';
  const words: string[] = [];
  for (let scale = scales.length - 1; scale >= 0; scale -= 1) {
    const group = Math.floor(number / 1000 ** scale) % 1000;
    if (group === 0) continue;
    const joined = scale === 0 && words.length > 0 && group < 100 ? ['and'] : [];
    words.push(...joined, groupWords(group), ...(scale === 0 ? [] : [scales[scale] ?? '']));
  }
  return words.join(' ');
}

function groupWords(group: number): string {
  const [hundreds, rest] = [Math.floor(group / 100), group % 100];
  const [ten, unit] = [Math.floor(rest / 10), rest % 10];
  const below = rest < 20 ? (small[rest] ?? '') : `${tens[ten]}${unit === 0 ? '' : `-${small[unit]}`}`;
  if (hundreds === 0) return below;
  return `${small[hundreds]} hundred${rest === 0 ? '' : ` and ${below}`}`;
}

/** `twelve point zero five`: what stands after the point is read digit by digit. */
export const englishFraction = (whole: number, digits: string): string =>
  `${englishWords(whole)} point ${[...digits].map((digit) => small[Number(digit)]).join(' ')}`;

/** Names of a currency and of its hundredth, one and many. */
const currencies = {
  EUR: { one: 'euro', many: 'euro', cent: 'cent', cents: 'cents' },
  BGN: { one: 'lev', many: 'leva', cent: 'stotinka', cents: 'stotinki' },
  NOK: { one: 'Norwegian krone', many: 'Norwegian kroner', cent: 'øre', cents: 'øre' },
} as const;

export type NamedCurrency = keyof typeof currencies;

/** `one lev and two stotinki`. */
export function englishMoney(whole: number, cents: number, currency: NamedCurrency): string {
  const name = currencies[currency];
  const parts = [
    ...(whole > 0 || cents === 0 ? [`${englishWords(whole)} ${whole === 1 ? name.one : name.many}`] : []),
    ...(cents > 0 ? [`${englishWords(cents)} ${cents === 1 ? name.cent : name.cents}`] : []),
  ];
  return parts.join(' and ');
}
