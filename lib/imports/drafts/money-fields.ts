/** Sums of a page as texts of the form. A sum that can be read in two ways, or has no currency of ours, is asked about. */
import { type BareField, factField, type Making, squeezed, wordsAt } from '#lib/imports/drafts/field.ts';
import type { ProposedOption, QuestionCode } from '#lib/imports/drafts/proposal.ts';
import type { Statement } from '#lib/imports/pages/facts.ts';
import { findSums, type Sum } from '#lib/imports/values/money.ts';
import { readMoney, writeMoney } from '#lib/projects/form/numerals.ts';
import { currencies, type Money } from '#lib/projects/schema.ts';

export const moneyPaths = ['grant', 'initialCost', 'finalCost'] as const;
export type MoneyPath = (typeof moneyPaths)[number];

/** The proposed field for a sum that a label states. */
export function moneyField(
  path: MoneyPath,
  statement: Statement,
  { reading, text }: Making,
): BareField | null {
  const sum = statement.value;
  if (sum === null || typeof sum === 'string') return null;
  const common = { field: path, cites: [path], ownPath: path };
  const again = reading.issues.find((issue) => issue.field === path && issue.code === 'stated-again');
  const field = factField(statement, { ...common, ...readingOf(path, sum, statement.raw) });
  if (field.question === undefined && again?.start !== undefined && again.end !== undefined) {
    const others = findSums(wordsAt(text, { start: again.start, end: again.end }));
    const options = optionsOf(path, [sum, ...others.map((other) => other.sum)]);
    return {
      ...field,
      question: { code: 'stated-again', context: { raw: again.context?.['raw'] ?? '' }, options },
    };
  }
  const doubtful = reading.issues.some(
    ({ field: of, code, start }) => of === path && code === 'doubtful-sum' && start === statement.start,
  );
  return doubtful && field.question === undefined
    ? {
        ...field,
        question: { code: 'which-sum', context: { raw: statement.raw }, options: optionsOf(path, [sum]) },
      }
    : field;
}

/** Fields for labels beside which several sums stand: none is taken, each is an answer. */
export function undecidedMoney(path: MoneyPath, { reading, text }: Making): BareField[] {
  return reading.issues.flatMap((issue): BareField[] => {
    if (issue.field !== path || !/^several-(?:sums|currencies)$/.test(issue.code)) return [];
    if (issue.start === undefined || issue.end === undefined) return [];
    const span = { start: issue.start, end: issue.end };
    const raw = wordsAt(text, span);
    const options = optionsOf(
      path,
      findSums(raw).map(({ sum }) => sum),
    );
    return [
      {
        id: path,
        field: path,
        kind: 'fact',
        texts: {},
        ownPath: path,
        cites: [path],
        shown: raw,
        raw,
        spans: [span],
        confidence: 0.5,
        question: { code: 'several-sums', context: { raw }, options },
      },
    ];
  });
}

/** Fields for sums that stand among others without a label of their own: which of the project's sums each is, is asked. */
export function nameless({ reading, text }: Making): BareField[] {
  return reading.issues.flatMap(({ code, start, end }, index): BareField[] => {
    if (code !== 'which-money' || start === undefined || end === undefined) return [];
    const span = { start, end };
    const raw = wordsAt(text, span);
    const options = findSums(raw).flatMap(({ sum }) => sumOptions(sum));
    return [
      {
        id: `sums[${index}]`,
        field: 'grant',
        kind: 'fact',
        texts: {},
        cites: [],
        shown: squeezed(raw),
        raw,
        spans: [span],
        confidence: 0.5,
        question: { code: 'of-what', context: { raw: squeezed(raw) }, options },
      },
    ];
  });
}

/** A sum of the prose: which of the sums of a project it is, only a person knows. */
export function sumOptions(sum: Sum): ProposedOption[] {
  const money = moneyOf(sum);
  if (money === null) return [];
  const text = writeMoney(money);
  return moneyPaths.map((path) => ({ id: path, shown: text, texts: { [path]: text } }));
}

type Question = { code: QuestionCode; context: Record<string, string | number>; options: ProposedOption[] };

function readingOf(
  path: MoneyPath,
  sum: Sum,
  raw: string,
): { texts: Record<string, string>; question?: Question } {
  if (sum.currency === undefined) {
    const options = currencies.flatMap((currency) => optionsOf(path, [{ ...sum, currency }]));
    return { texts: { [path]: raw }, question: { code: 'which-currency', context: { raw }, options } };
  }
  const money = moneyOf(sum);
  if (money === null)
    return { texts: { [path]: raw }, question: { code: 'currency-not-held', context: { raw }, options: [] } };
  const read = readMoney(raw);
  if (!read.ok || read.assumesCurrency || read.value.currency !== money.currency)
    return { texts: { [path]: writeMoney(money) } };
  if (read.otherCents !== undefined) {
    const { currency } = money;
    const values = [read.value.amountCents, read.otherCents].map((cents) => ({
      amount: cents / 100,
      currency,
    }));
    return {
      texts: { [path]: raw },
      question: { code: 'which-sum', context: { raw }, options: optionsOf(path, values) },
    };
  }
  return { texts: { [path]: read.value.amountCents === money.amountCents ? raw : writeMoney(money) } };
}

function optionsOf(path: MoneyPath, sums: readonly Sum[]): ProposedOption[] {
  const options = new Map<string, ProposedOption>();
  for (const sum of sums) {
    const money = moneyOf(sum);
    if (money === null) continue;
    const shown = writeMoney(money);
    const id = shown.replace(/[^\dA-Z]+/g, '-');
    options.set(id, { id, shown, texts: { [path]: shown } });
  }
  return [...options.values()];
}

/** The sum in a currency that a document holds; null for others. */
function moneyOf({ amount, currency }: Sum): Money | null {
  const known = currencies.find((each) => each === currency);
  return known === undefined ? null : { amountCents: Math.round(amount * 100), currency: known };
}
