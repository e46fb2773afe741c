/**
 * Turns the value of a money label into a sum, and the fund that the label names into a fact. A currency stands beside
 * the sum or in the label, or nowhere.
 */
import { lineShape } from '#lib/imports/pages/line-shapes.ts';
import type { Mark } from '#lib/imports/pages/marks.ts';
import { type Page, valueOf } from '#lib/imports/pages/page.ts';
import type { Reading } from '#lib/imports/pages/read-fields.ts';
import type { Span } from '#lib/imports/pages/text.ts';
import { readSum } from '#lib/imports/values/money.ts';

/** States the one sum that the value prints, or tells why there is none. */
export function readMoneyField(
  path: string,
  { facts, mark, page, namesFund }: Reading,
  at: Span,
  text: string,
): void {
  const reading = readSum(text);
  if (!reading.ok) {
    facts.report(path, reading.code, at, { raw: text.slice(0, 200) });
    if (reading.code === 'no-sum' && !/\d/.test(text)) facts.used.push(at);
    return;
  }
  const span = { start: at.start + reading.at.start, end: at.start + reading.at.end };
  const inLabel = /\((EUR|€|BGN|NOK|HUF|PLN|CZK|RON|лв\.?|евро)\)/iu.exec(
    page.text.slice(mark.at.start, mark.at.end),
  );
  const labelled = inLabel === null ? undefined : readSum(`1 ${inLabel[1]}`);
  const currency = reading.at.sum.currency ?? (labelled?.ok === true ? labelled.at.sum.currency : undefined);
  const code = currency === undefined || reading.code !== 'currency-not-stated' ? reading.code : undefined;
  // `Total 15` under a table counts anything.
  if (currency === undefined && /^(?:total|общо)$/.test(mark.label.key))
    return facts.report(path, 'no-sum', at, { raw: text.slice(0, 200) });
  if (code !== undefined) facts.report(path, code, span, { raw: text.slice(0, 200) });
  const value = currency === undefined ? reading.at.sum : { amount: reading.at.sum.amount, currency };
  // Of two funds the one that gave nothing is no grant.
  if (value.amount === 0 && otherFund(page, mark)) return void facts.used.push(at);
  if (namesFund && mayBeFunds(page, mark, at)) {
    facts.report('grant', 'which-money', span, { raw: text.slice(0, 200) });
    return void facts.used.push(at);
  }
  facts.state(path, value, span, reading.confidence);
  facts.used.push(at);
  const slugs = mark.label.kind === 'fact' ? [mark.label.fund ?? []].flat() : [];
  const fund = slugs.flatMap((slug) => page.vocabulary.fundNames.get(slug) ?? []).join(' and ');
  const [slug, second] = slugs;
  if (fund !== '')
    facts.state('fund', fund, nameInLabel(page, mark.at, fund), 1, second === undefined ? slug : undefined);
}

/** True for the last sum of a box without a fund: the label above it may be empty, and that of the sum lost. */
function mayBeFunds(page: Page, mark: Mark, at: Span): boolean {
  const { marks, lines, box, vocabulary } = page;
  const ofMoney = (each: Mark, ...fields: string[]) =>
    each.label.kind === 'fact' && fields.includes(each.label.field);
  if (!ofMoney(mark, 'initialCost', 'finalCost') || marks.some((each) => ofMoney(each, 'grant')))
    return false;
  const isLater = (each: Mark) => each.line > mark.line && ofMoney(each, 'initialCost', 'finalCost');
  if (marks.some((each) => isLater(each) && valueOf(page, each).length > 0)) return false;
  return !lines
    .slice(mark.line, box.end)
    .some(({ start, text }) => start > at.end && lineShape(text, vocabulary.labels) === 'sum');
}

/** The sums of both funds stand within a few lines of each other. */
const near = 8;

/** True when the label names a fund, and a label with the other fund beside it has a sum that is more than nothing. */
function otherFund(page: Page, { label, line }: Mark): boolean {
  if (label.kind !== 'fact' || label.fund === undefined) return false;
  for (let at = line - near; at <= line + near; at += 1) {
    for (const each of page.markAt.get(at) ?? []) {
      const other = each.label.kind === 'fact' ? each.label.fund : undefined;
      const [first] = other === undefined || other === label.fund ? [] : valueOf(page, each);
      if (first !== undefined && /[1-9]/.test(page.text.slice(first.start, first.end))) return true;
    }
  }
  return false;
}

/** The words of the label that name the fund: `Norway Grants` of `From Norway Grants:`. */
function nameInLabel(page: Page, label: Span, name: string): Span {
  const found = page.text.slice(label.start, label.end).toLowerCase().indexOf(name.toLowerCase());
  return found < 0 ? label : { start: label.start + found, end: label.start + found + name.length };
}
