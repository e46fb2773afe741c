/**
 * Lines of a fund operator's page that lost their label: the programme with its fund, and partners listed below the
 * promoter. Both are told as issues, for a person to look at.
 */
import type { Facts } from '#lib/imports/pages/facts.ts';
import { isValueLine, type Page } from '#lib/imports/pages/page.ts';
import { addPartner, isFromDonor } from '#lib/imports/pages/partner-fields.ts';
import type { Line } from '#lib/imports/pages/text.ts';
import { nameAt } from '#lib/imports/values/names.ts';

const programmeLine = /(?:programme|program|програма)/iu;

/** Reads them where their labels are missing. */
export function unlabelledLines(page: Page, facts: Facts): void {
  const labelled = page.marks.filter(({ label }) => label.kind === 'fact');
  const first = labelled[0]?.line ?? 0;
  const last = labelled.at(-1)?.line ?? 0;
  const between = page.lines.filter(({ index }) => index > first && index < last && isValueLine(page, index));
  const field = (name: string) =>
    labelled.find(({ label }) => label.kind === 'fact' && label.field === name)?.line;
  if (field('programme') === undefined) readProgramme(page, facts, between);
  const promoter = field('promoter');
  if (promoter !== undefined && field('partners') === undefined && field('donorPartners') === undefined)
    readPartners(page, facts, between, promoter);
}

function readProgramme(page: Page, facts: Facts, between: readonly Line[]): void {
  const funds = [...page.vocabulary.fundNames.values()].map((name) => name.toLowerCase());
  const line = between.find(
    ({ text }) =>
      text.length < 120 &&
      !/[.;:]$/.test(text) &&
      programmeLine.test(text) &&
      funds.some((fund) => text.toLowerCase().includes(fund)),
  );
  if (line === undefined) return;
  facts.state('programme', line.text, line, 0.7);
  facts.report('programme', 'value-without-label', line, { raw: line.text });
}

/** A block of two short names or more below the promoter, before the prose. */
function readPartners(page: Page, facts: Facts, between: readonly Line[], promoter: number): void {
  const start = between.findIndex(({ index }) => index > promoter);
  if (start < 0) return;
  const block: Line[] = [];
  for (const line of between.slice(start)) {
    const previous = block.at(-1);
    if (previous !== undefined && line.index !== previous.index + 1) break;
    block.push(line);
  }
  const next = page.marks.find(({ line }) => line > promoter)?.line ?? page.lines.length;
  const names = block.every(
    ({ text, index }) =>
      index < next && text.length < 100 && /^[\p{Lu}“„"«]/u.test(text) && !/[.!?:]$/.test(text),
  );
  if (block.length < 2 || !names) return;
  for (const line of block) {
    const named = nameAt(page.text, line);
    addPartner(page, facts, named, isFromDonor(named), 0.7);
  }
  const first = block[0];
  const last = block.at(-1);
  if (first !== undefined && last !== undefined)
    facts.report(
      'partners',
      'value-without-label',
      { start: first.start, end: last.end },
      { count: block.length },
    );
}
