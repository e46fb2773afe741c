/**
 * Turns the value of each label into facts: one reader for each kind of field. A value that does not have the shape of
 * its field is no fact; it is told, and its words stay among those not used.
 */
import { type Facts } from '#lib/imports/pages/facts.ts';
import { type FactField, labelKey } from '#lib/imports/pages/labels.ts';
import type { Mark } from '#lib/imports/pages/marks.ts';
import { readMoneyField } from '#lib/imports/pages/money-field.ts';
import { type Page, valueOf } from '#lib/imports/pages/page.ts';
import { endsInForm, isName, partnerReader } from '#lib/imports/pages/partner-fields.ts';
import { readPlaceField } from '#lib/imports/pages/place-fields.ts';
import { type Span, typed } from '#lib/imports/pages/text.ts';
import { titleReader } from '#lib/imports/pages/title-fields.ts';
import { countryOf, countryTag } from '#lib/imports/values/countries.ts';
import { readDate, readPeriod } from '#lib/imports/values/dates.ts';
import { nameAt, nameKey, splitAt, unquoted } from '#lib/imports/values/names.ts';
import { isNumber, numberBeforeTitle, tidyNumber } from '#lib/imports/values/numbers.ts';

export interface Reading {
  page: Page;
  facts: Facts;
  mark: Mark;
  pieces: Span[];
  /** Bare names of places are regions, as the portal prints them. */
  regions: boolean;
  /** Every partner is called so, also those of donor countries. */
  partnersAlike: boolean;
  /** Last of all sums stands what a fund gave, under a label that names it. */
  namesFund: boolean;
}

type Reader = (reading: Reading, at: Span, text: string) => void;

/** The longest list of partners we know of has some 2,000 characters. */
const longestValue = 6_000;

/** Reads every label of the page into `facts`, in the order of the page. */
export function readFields(
  page: Page,
  facts: Facts,
  options: Pick<Reading, 'regions' | 'partnersAlike' | 'namesFund'>,
): void {
  const titled = page.marks.some(({ label }) => label.kind === 'fact' && label.field === 'title');
  const beside = saidBeside(page);
  for (const mark of page.marks) {
    if (mark.label.kind !== 'fact') {
      facts.used.push(mark.at);
      continue;
    }
    // `Project: …` is the title where `Project name` does not stand too.
    if (mark.label.field === 'heading' && titled) continue;
    // A page in two languages says it twice; a name is taken in the language that staff write in.
    if (mark.label.language === 'others' && beside.has(mark.label.field)) continue;
    facts.used.push(mark.at);
    const pieces = valueOf(page, mark);
    const [first] = pieces;
    const last = pieces.at(-1);
    if (first === undefined || last === undefined) {
      facts.report(mark.label.field, 'empty-label', mark.at);
      continue;
    }
    // Lists may end in a semicolon; single values that do were printed in a row.
    const at = { start: first.start, end: last.end };
    while (at.end > at.start + 1 && /[\s;,]/.test(page.text.charAt(at.end - 1))) at.end -= 1;
    if (at.end - at.start > longestValue) {
      facts.report(mark.label.field, 'value-too-long', mark.at);
      continue;
    }
    const text = page.text.slice(at.start, at.end);
    if (
      page.vocabulary.labels.nothing.has(
        text
          .toLowerCase()
          .replace(/[.;,]$/, '')
          .trim(),
      )
    ) {
      facts.used.push(at);
      continue;
    }
    readers[mark.label.field]({ page, facts, mark, pieces, ...options }, at, text);
  }
}

/** The fields for which a label in English or Bulgarian has a value, on a page with labels in a third language. */
function saidBeside(page: Page): Set<FactField> {
  const said = new Set<FactField>();
  if (!page.marks.some(({ label }) => label.kind === 'fact' && label.language === 'others')) return said;
  for (const mark of page.marks) {
    if (mark.label.kind !== 'fact' || mark.label.language === 'others' || said.has(mark.label.field))
      continue;
    if (valueOf(page, mark).length > 0) said.add(mark.label.field);
  }
  return said;
}

const plain =
  (path: string): Reader =>
  ({ facts }, at, text) =>
    facts.state(path, typed(text), at);

const sum =
  (path: string): Reader =>
  (reading, at, text) =>
    readMoneyField(path, reading, at, text);

const day =
  (path: string): Reader =>
  ({ facts }, at, text) => {
    const reading = readDate(text);
    if (reading.ok) {
      const span = { start: at.start + reading.at.start, end: at.start + reading.at.end };
      facts.state(path, reading.date, span);
      facts.used.push(at);
    } else {
      facts.report(path, reading.code, at, { raw: text.slice(0, 200) });
      if (reading.code === 'impossible-date') facts.state(path, null, at, 0);
    }
  };

const period: Reader = ({ facts }, at, text) => {
  const reading = readPeriod(text);
  for (const code of reading.codes) facts.report('period', code, at, { raw: text.slice(0, 200) });
  for (const end of ['start', 'end'] as const) {
    const found = reading[end];
    if (found !== undefined) {
      const span = { start: at.start + found.start, end: at.start + found.end };
      facts.state(end, found.date, span, found.date === null ? 0 : 1);
    }
  }
  if (reading.start !== undefined || reading.end !== undefined) facts.used.push(at);
};

const number: Reader = (reading, at, text) => {
  const { page, facts } = reading;
  const status = page.vocabulary.labels.status.get(labelKey(text));
  if (status !== undefined) {
    facts.report('number', 'status-in-place-of-number', at, { raw: text });
    return facts.state('status', asStatus(status, text), at, 0.9);
  }
  const before = numberBeforeTitle(text);
  if (before !== null) {
    const rest = { start: at.start + before.length, end: at.end };
    const numbered = { start: at.start, end: at.start + before.number.length };
    facts.state('number', tidyNumber(before.number), numbered);
    return titleReader(0.9)(reading, rest, page.text.slice(rest.start, rest.end));
  }
  // `… / 15.03.2022 г.` is the day of the contract, `(…)` an older number.
  const own = text.replace(
    /\s*(?:(?:\/|,|от|of|dated)\s*\d{1,2}[./]\d{1,2}[./]\d{4}.{0,6}|\([^()]*\))$/u,
    '',
  );
  if (!isNumber(own)) return facts.report('number', 'not-a-number', at, { raw: text.slice(0, 120) });
  facts.state('number', tidyNumber(own), { start: at.start, end: at.start + own.length });
  facts.used.push(at);
};

const status: Reader = ({ page, facts }, at, text) => {
  const word = page.vocabulary.labels.status.get(labelKey(text.replace(/\s*[([].*$/, '')));
  if (word === undefined && (text.split(' ').length > 3 || text.length > 60 || /\d/.test(text)))
    return facts.report('status', 'unknown-status', at, { raw: text.slice(0, 120) });
  if (word === undefined) facts.report('status', 'unknown-status', at, { raw: text });
  facts.state('status', asStatus(word, text), at, word === undefined ? 0.6 : 1);
};

/** Running and ended are what many words mean; any other is kept as printed. */
const asStatus = (word: string | undefined, printed: string) =>
  word === 'running' || word === 'ended' || word === 'planned' ? word : printed;

/** What the printed status is called. */
export const statusValue = (page: Page, printed: string): string =>
  asStatus(page.vocabulary.labels.status.get(labelKey(printed)), printed);

const organisation =
  (path: string): Reader =>
  ({ page, facts }, at) => {
    const named = nameAt(page.text, at);
    const id = /^(\d{9,13})[\s,–-]+/.exec(named.name);
    const start = named.start + (id?.[0].length ?? 0);
    const name = named.name.slice(id?.[0].length ?? 0);
    if (!isName(name) || (/^\p{Ll}.*[.!?]$/u.test(name) && !endsInForm(name)))
      return facts.report(path, 'not-a-name', at, { raw: name.slice(0, 120) });
    if (id?.[1] !== undefined)
      facts.state(`${path}Id`, id[1], { start: named.start, end: named.start + id[1].length });
    facts.used.push(at);
    facts.state(path, name, { start, end: named.end }, 1, page.vocabulary.organisations.get(nameKey(name)));
    if (named.country !== undefined)
      facts.state(`${path}Country`, named.country, { start: named.end, end: at.end });
  };

const linking =
  /^(?:including|incl\.|such as|especially|in particular|e\.g\.|and |or |with |who |aged |living |affected |exposed |at risk |живеещи|пострадали|настанени|отпаднали|изложени|на възраст|в риск|включително|напр\.|както |и )/iu;

const targetGroups: Reader = ({ page, facts, pieces }, at) => {
  const parts: Span[] = [];
  for (const part of pieces.flatMap((piece) => splitAt(page.text, piece, ',;•\n'))) {
    const last = parts.at(-1);
    const goesOn = /^\p{Ll}/u.test(page.text.charAt(part.start)) && last !== undefined;
    // `institutions, including associations` is one group; a list in small letters is several.
    const before = goesOn ? page.text.slice(last.end, part.start) : ';';
    if (goesOn && /^,\s+$/.test(before) && linking.test(page.text.slice(part.start, part.end)))
      last.end = part.end;
    else parts.push(part);
  }
  const long = parts.some(({ start, end }) => end - start > 120);
  for (const part of parts) {
    const printed = page.text.slice(part.start, part.end).replace(/[.,;]$/, '');
    const name = typed(printed);
    if (name.length > 120) {
      facts.report('targetGroups', 'not-a-name', part, { raw: name.slice(0, 120) });
      continue;
    }
    const means = page.vocabulary.targetGroups.get(nameKey(name));
    facts.add(
      'targetGroups',
      name,
      { start: part.start, end: part.start + printed.length },
      means === undefined ? 0.9 : 1,
      means,
    );
  }
  if (!long) facts.used.push(at);
};

/** A programme's name has at most 200 characters, and so has its operator's in brackets. */
const longestProgramme = 420;

const programme: Reader = (reading, at, text) => {
  const { page, facts } = reading;
  facts.used.push(at);
  if (text.length > longestProgramme)
    return facts.report('programme', 'not-a-name', at, { raw: text.slice(0, 120) });
  // `“Justice”, Norwegian Financial Mechanism 2014–2021`: a name and the fund behind it.
  const behind = /^["„“«][^"„“”«»]{2,160}["”“»],?\s(.{2,80})$/u.exec(text)?.[1];
  if (behind !== undefined && fundOf(page, behind) !== undefined) {
    const start = at.end - behind.length;
    fund(reading, { start, end: at.end }, behind);
    const quoted = text.slice(0, -behind.length).trimEnd().replace(/,$/, '');
    return programme(reading, { start: at.start, end: at.start + quoted.length }, quoted);
  }
  const bracketed = /\s*\(([^()]*)\)\s*$/u.exec(text);
  const hasOperator = /ministry|министерство|,/iu.test(bracketed?.[1] ?? '');
  const end = bracketed !== null && hasOperator ? at.end - bracketed[0].length : at.end;
  const inner = unquoted(page.text, { start: at.start, end });
  const name = typed(page.text.slice(inner.start, inner.end));
  if (name.length < 2 || name.length > 200)
    return facts.report('programme', 'not-a-name', at, { raw: name.slice(0, 120) });
  facts.state('programme', name, inner, 1, page.vocabulary.programmes.get(nameKey(name)));
};

const website: Reader = ({ facts }, at, text) => {
  const address = /^(?:https?:\/\/|www\.)?[\p{L}\p{N}][\p{L}\p{N}.-]*\.\p{L}{2,}(?:[/?#]\S*)?$/iu.test(text);
  if (address && !text.includes('@')) facts.state('website', text, at);
  else facts.report('website', 'not-an-address', at, { raw: text.slice(0, 120) });
};

const contact =
  (path: string, shape: RegExp): Reader =>
  ({ facts }, at, text) => {
    if (text.length <= 200 && shape.test(text)) facts.state(path, typed(text), at);
    else facts.report(path, 'not-a-contact', at, { raw: text.slice(0, 120) });
  };

/** The slug of the fund that `text` names, with or without the years and an abbreviation behind it. */
function fundOf(page: Page, text: string): string | undefined {
  const plainName = text
    .replace(/[.,;]$/, '')
    .replace(/,?\s*(?:\d{4}\s?[-–—/]\s?\d{4})\s?(?:г\.?)?$/u, '')
    .replace(/\s*\([^()]*\)$/, '');
  return page.vocabulary.funds.get(nameKey(plainName));
}

const fund: Reader = ({ page, facts }, at, text) => {
  const means = fundOf(page, text);
  const name = means === undefined ? undefined : page.vocabulary.fundNames.get(means);
  if (name !== undefined) facts.state('fund', name, at, 1, means);
};

const country: Reader = ({ facts }, at, text) => {
  const code = countryOf(text) ?? countryTag(`x ${text}`)?.country;
  if (code === undefined) facts.report('country', 'unknown-country', at, { raw: text.slice(0, 60) });
  else facts.state('country', code, at);
};

/** In registers the programme stands under `Funding`, below its mechanism (`NFM ==> Justice`); elsewhere the word announces prose. */
const funding: Reader = (reading, at, text) => {
  if (reading.page.bare || /\S ==> \S/.test(text)) programme(reading, at, text);
};

const programmeId: Reader = ({ page, facts }, at, text) => {
  const status = page.vocabulary.labels.status.get(labelKey(text));
  if (status === undefined && !/^[A-Z]{2}[\dA-Z./-]{2,}$/u.test(tidyNumber(text)))
    return facts.report('number', 'not-a-number', at, { raw: text.slice(0, 120) });
  if (status === undefined) return facts.state('number', typed(text), at);
  facts.report('number', 'status-in-place-of-number', at, { raw: text });
  facts.state('status', asStatus(status, text), at, 0.9);
};

const skip: Reader = () => {};

const readers: Record<FactField, Reader> = {
  title: titleReader(1),
  heading: titleReader(0.95),
  number,
  status,
  place: readPlaceField,
  programme,
  programmeArea: plain('programmeArea'),
  prioritySector: plain('prioritySector'),
  period,
  start: day('start'),
  end: day('end'),
  contractDate: day('contractDate'),
  promoter: organisation('promoter'),
  partners: partnerReader('partners'),
  donorPartners: partnerReader('donorPartners'),
  grant: sum('grant'),
  initialCost: sum('initialCost'),
  finalCost: sum('finalCost'),
  totalCost: sum('totalCost'),
  cofinancing: sum('cofinancing'),
  fund,
  funding,
  targetGroups,
  objective: plain('objective'),
  organisationType: plain('organisationType'),
  initiativeType: plain('initiativeType'),
  website,
  contact: contact('contact.name', /\p{L}/u),
  email: contact('contact.email', /^\S+@\S+\.\S+$/),
  phone: contact('contact.phone', /^[+\d][\d\s()/.,;+-]{4,}/),
  address: contact('contact.address', /\p{L}/u),
  country,
  programmeId,
  programmeOperator: plain('operator'),
  programmeDonors: skip,
  programmeSum: skip,
};
