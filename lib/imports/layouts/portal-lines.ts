/**
 * Lines in the portal's box of facts that lost their label: the promoter above the first label, partners by their
 * country tag, status and number by their shape. All are told as issues, for a person to look at; a sum without its
 * label may be any cost: it is asked about and never taken.
 */
import { type Facts } from '#lib/imports/pages/facts.ts';
import { lineShape } from '#lib/imports/pages/line-shapes.ts';
import { isValueLine, type Page, valueOf } from '#lib/imports/pages/page.ts';
import { isSentence } from '#lib/imports/pages/partner-fields.ts';
import { statusValue } from '#lib/imports/pages/read-fields.ts';
import type { Line, Span } from '#lib/imports/pages/text.ts';
import { donorCountries } from '#lib/imports/values/countries.ts';
import { nameAt, nameKey } from '#lib/imports/values/names.ts';
import { tidyNumber } from '#lib/imports/values/numbers.ts';

/** The longest box we know of has some sixty lines. */
const longestBox = 300;

/** Reads them where their labels are missing. */
export function linesInBox(page: Page, facts: Facts, { partnersAlike }: { partnersAlike: boolean }): void {
  const { head, below } = strayLines(page);
  const rest = readPromoter(page, facts, head);
  for (const line of [...rest, ...below]) {
    const shape = lineShape(line.text, page.vocabulary.labels);
    if (shape === 'status' && !facts.has('status')) {
      facts.state('status', statusValue(page, line.text), line, 0.7);
      facts.report('status', 'value-without-label', line, { raw: line.text });
    } else if (shape === 'number' && !facts.has('number')) {
      facts.state('number', tidyNumber(line.text), line, 0.7);
      facts.report('number', 'value-without-label', line, { raw: line.text });
    } else if (shape === 'sum') facts.report('grant', 'which-money', line, { raw: line.text });
    else if (shape === 'tagged') readPartner(page, facts, line, partnersAlike);
  }
}

/** Lines of the box that no label claims: those above the first label, and those that stand below values without a gap. */
function strayLines(page: Page): { head: Line[]; below: Line[] } {
  const end = Math.min(page.box.end, page.tail, page.box.line + longestBox);
  const marks = page.marks.filter(({ line }) => line > page.box.line && line < end);
  const claimed = new Set(marks.flatMap((mark) => valueOf(page, mark).map(({ start }) => start)));
  const first = marks.find(({ label }) => label.kind === 'fact')?.line ?? end;
  const head: Line[] = [];
  const below: Line[] = [];
  let near = true;
  for (const line of page.lines.slice(page.box.line + 1, end)) {
    if (page.markAt.has(line.index)) near = true;
    else if (line.text === '') near &&= line.index < first && head.length === 0;
    else if (!isValueLine(page, line.index)) near = false;
    else if (near && !claimed.has(line.start)) (line.index < first ? head : below).push(line);
  }
  return { head, below };
}

/** The promoter stands first, directly above the number; returns the lines that are not its name. */
function readPromoter(page: Page, facts: Facts, head: readonly Line[]): readonly Line[] {
  const shapes = head.map(({ text }) => lineShape(text, page.vocabulary.labels));
  if (labelled(page, 'promoter') || head[0] === undefined) return head;
  const other = shapes.findIndex((shape) => shape !== null);
  const count = shapes[other] === 'tagged' ? other + 1 : other < 0 ? head.length : other;
  const last = head[count - 1];
  if (last === undefined || count > 2 || head.slice(0, count).some(({ text }) => !isNameLine(text)))
    return head;
  const next = page.markAt.get(last.index + 1)?.[0]?.label;
  const aboveNumber = (next?.kind === 'fact' && next.field === 'number') || shapes[count] === 'number';
  if (shapes[count - 1] !== 'tagged' && !aboveNumber) return head;
  const at: Span = { start: head[0].start, end: last.end };
  const named = nameAt(page.text, at);
  facts.state('promoter', named.name, named, 0.7, page.vocabulary.organisations.get(nameKey(named.name)));
  if (named.country !== undefined)
    facts.state('promoterCountry', named.country, { start: named.end, end: at.end }, 0.7);
  facts.report('promoter', 'value-without-label', at, { raw: named.name });
  return head.slice(count);
}

/** A name with a country tag that is not the promoter’s is a partner’s. */
function readPartner(page: Page, facts: Facts, line: Line, partnersAlike: boolean): void {
  const named = nameAt(page.text, line);
  const donor = !partnersAlike && named.country !== undefined && donorCountries.has(named.country);
  const list = donor ? 'donorPartners' : 'partners';
  if (labelled(page, list) || !isNameLine(line.text)) return;
  facts.add(list, named.name, named, 0.7, page.vocabulary.organisations.get(nameKey(named.name)));
  facts.report(list, 'value-without-label', line, { raw: named.name });
}

const labelled = (page: Page, field: string) =>
  page.marks.some(({ label }) => label.kind === 'fact' && label.field === field);

const isNameLine = (text: string) =>
  text.length < 200 && /^[\p{Lu}\p{N}“„"«‘]/u.test(text) && !isSentence(text) && !/[:!?]$/.test(text);
