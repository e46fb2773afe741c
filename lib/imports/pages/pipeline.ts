/**
 * From the text of a document to its facts: recognise, split, read the labels, normalise, look through the prose. The
 * same text always gives the same facts; no text makes it throw.
 */
import { firstDay, lastDay } from '#lib/format/partial-date.ts';
import { factCount, type RecordType } from '#lib/imports/layouts/layout.ts';
import { layoutOf } from '#lib/imports/layouts/layouts.ts';
import { archiveOf } from '#lib/imports/layouts/portal-number.ts';
import { Facts, type Statement, type Values } from '#lib/imports/pages/facts.ts';
import { languageOf } from '#lib/imports/pages/language.ts';
import { type Page, pageOf, type Source } from '#lib/imports/pages/page.ts';
import {
  type Prose,
  placesOfTitle,
  readProse,
  type Section,
  type Suggestion,
  type Unused,
} from '#lib/imports/pages/prose.ts';
import { publisherCountry } from '#lib/imports/pages/publisher.ts';
import { readFields } from '#lib/imports/pages/read-fields.ts';
import { recordsOf } from '#lib/imports/pages/records.ts';
import { refusalOf } from '#lib/imports/pages/refusals.ts';
import { type Line, type Span, typed } from '#lib/imports/pages/text.ts';
import type { Vocabulary } from '#lib/imports/pages/vocabulary.ts';
import { donorCountries } from '#lib/imports/values/countries.ts';
import {
  countryOfNumber,
  numberInAddress,
  periodOfNumber,
  programmeInAddress,
} from '#lib/imports/values/numbers.ts';
import { countryOfCode } from '#lib/imports/values/place-book.ts';
import { placesInProse } from '#lib/imports/values/places-in-prose.ts';
import type { Issue } from '#lib/issues.ts';

/** One project, initiative or programme as a page tells of it. */
export interface PageRecord {
  recordType: RecordType;
  /** Null when the page is arranged like none we know. */
  layout: string | null;
  values: Values;
  statements: Statement[];
  sections: Section[];
  suggestions: Suggestion[];
  unused: Unused[];
  ignored: Unused[];
  issues: (Issue & Partial<Span>)[];
}

export interface PageReading extends PageRecord {
  language?: string;
  /** Why the page becomes no project; what was read stays. */
  refused?: { code: string };
  /** The projects of a listing. */
  records?: PageRecord[];
}

/** Reads a document. Expected trouble is in `issues` and `refused`. */
export function readPage(source: Source, vocabulary: Vocabulary): PageReading {
  const page = pageOf(source, vocabulary);
  const refusal = refusalOf(page);
  const language = languageOf(source.text);
  const said = language === undefined ? {} : { language };
  const parts = refusal === null ? recordsOf(page) : [];
  if (parts.length > mostRecords) return { ...unread(page, 'listing', 'long-listing'), ...said };
  // The sums and terms of a call are those of many projects.
  if (refusal === 'call') return { ...unread(page, 'unknown', 'call'), ...said };
  if (parts.length > 1) return { ...readListing(page, parts), ...said };
  const record = readRecord(page);
  const code = refusal ?? (record.recordType === 'programme' ? 'programme-page' : null);
  return {
    ...record,
    ...(refusal === 'news' ? { recordType: 'news', layout: null } : {}),
    ...(refusal === 'listing' ? { recordType: 'listing', layout: null } : {}),
    ...said,
    ...(code === null ? {} : { refused: { code } }),
  };
}

/** The reading of a document of which there is no text, and why. */
export const unreadPage = (code: string): PageReading => ({
  recordType: 'unknown',
  layout: null,
  refused: { code },
  values: {},
  statements: [],
  sections: [],
  suggestions: [],
  unused: [],
  ignored: [],
  issues: [],
});

/** A page of search results lists up to a hundred projects. */
const mostRecords = 500;

/** A page that nothing is taken from: its sentences stay visible. */
function unread(page: Page, recordType: RecordType, code: string): PageReading {
  const prose = { ...readProse(page, []), suggestions: [] };
  return {
    recordType,
    layout: null,
    values: {},
    statements: [],
    ...prose,
    issues: [],
    refused: { code },
  };
}

function readListing(page: Page, parts: readonly (readonly Line[])[]): PageReading {
  const source = { name: page.source.name, text: page.source.text };
  const records = parts.map((lines) => readRecord(pageOf(source, page.vocabulary, lines)));
  const country = publisherCountry(page);
  const first = parts[0]?.[0]?.start ?? 0;
  const last = parts.at(-1)?.at(-1)?.end ?? page.text.length;
  const around = readProse(page, [{ start: first, end: last }]);
  const full = records.filter(({ statements }) => statements.length > 3).length;
  return {
    recordType: 'listing',
    layout: 'listing',
    values: country === undefined ? {} : { country },
    statements: [],
    sections: [],
    suggestions: [],
    unused: around.unused,
    ignored: around.ignored,
    issues:
      full > 1 ? [{ field: 'document', code: 'several-projects', context: { count: records.length } }] : [],
    records,
  };
}

function readRecord(page: Page): PageRecord {
  const facts = new Facts(page.text);
  const layout = layoutOf(page);
  if (layout?.factless !== true)
    readFields(page, facts, {
      regions: layout?.regions === true,
      partnersAlike: layout?.partnersAlike === true,
      namesFund: layout?.namesFund === true,
    });
  const title = facts.has('title') ? null : (layout?.title(page) ?? null);
  if (title !== null) {
    const text = typed(page.text.slice(title.at.start, title.at.end));
    facts.state('title', text, title.at, title.confidence);
  }
  layout?.unlabelled?.(page, facts, { partnersAlike: layout.partnersAlike === true });
  if (layout !== null && layout.regions !== true) placesInTitle(page, facts);
  deriveFacts(page, facts, layout?.period);
  tellDisorder(facts);
  const prose: Prose = readProse(page, facts.used);
  const stated = facts.statements.find(({ path }) => path === 'title');
  if (stated !== undefined) placesOfTitle(page, stated, prose.suggestions);
  tellMixedScripts(facts);
  return {
    recordType:
      layout?.recordType ?? (factCount(page) > 0 || prose.sections.length > 0 ? 'project' : 'unknown'),
    layout: layout?.id ?? null,
    values: facts.values(),
    statements: facts.statements,
    ...prose,
    issues: facts.issues,
  };
}

const municipalityBefore = /(?:(?:municipality|town|city) of|община|гр\.|град)\s$/iu;
const municipalityAfter = /^\smunicipality(?!\p{L})/iu;

/** A title that names a municipality as such states the place, where no label does. */
function placesInTitle(page: Page, facts: Facts): void {
  const title = facts.statements.find(({ path }) => path === 'title');
  if (title === undefined || page.marks.some(({ label }) => label.kind === 'fact' && label.field === 'place'))
    return;
  // Behind the title, its line may say whose project it is.
  const mark = page.marks.find(({ inline }) => inline.start <= title.start && inline.end > title.end);
  const line = { start: title.start, end: mark === undefined ? title.end : mark.inline.end };
  for (const { codes, start, end } of placesInProse(page.text, line, page.vocabulary.places)) {
    const [code, ...others] = codes;
    const before = page.text.slice(Math.max(title.start, start - 20), start);
    const named = municipalityBefore.test(before) || municipalityAfter.test(page.text.slice(end, end + 16));
    const stated = facts.statements.some(({ path, value }) => path.startsWith('places[') && value === code);
    if (named && code !== undefined && others.length === 0 && !stated)
      facts.add('places', code, { start, end }, 0.7);
  }
}

/** Number, period and country that address, number and places give when no label does. */
function deriveFacts(page: Page, facts: Facts, layoutPeriod: string | undefined): void {
  const { url } = page.source;
  if (url !== undefined && !facts.has('number')) {
    const number = page.box.kind === 'programme' ? programmeInAddress(url) : numberInAddress(url);
    if (number !== null) facts.derive('number', number, url, 0.9);
  }
  const number = facts.valueOf('number');
  const archive = url === undefined ? undefined : archiveOf(url);
  const byNumber = typeof number === 'string' ? periodOfNumber(number) : undefined;
  if (archive !== undefined && url !== undefined) facts.derive('period', archive, url, 1);
  else if (byNumber !== undefined && typeof number === 'string')
    facts.derive('period', byNumber, number, 0.9);
  else if (layoutPeriod !== undefined) facts.derive('period', layoutPeriod, 'layout', 0.7);
  if (facts.has('country')) return;
  const promoter = facts.valueOf('promoterCountry');
  if (typeof promoter === 'string' && !donorCountries.has(promoter))
    return facts.derive('country', promoter, 'promoter', 0.9);
  const numbered = typeof number === 'string' ? countryOfNumber(number) : undefined;
  if (numbered !== undefined && typeof number === 'string')
    return facts.derive('country', numbered, number, 0.95);
  const places = new Set(
    facts.statements.flatMap(({ path, value }) =>
      path.startsWith('places[') && typeof value === 'string' ? [countryOfCode(value)] : [],
    ),
  );
  const [only, ...others] = places;
  if (only !== undefined && others.length === 0) return facts.derive('country', only, 'places', 0.95);
  const publisher = publisherCountry(page);
  if (publisher !== undefined && facts.statements.length > 0)
    facts.derive('country', publisher, url ?? '', 0.7);
}

/** An end printed before the start: both stay as the page says them. */
function tellDisorder(facts: Facts): void {
  const start = facts.valueOf('start');
  const end = facts.statements.find(({ path }) => path === 'end');
  if (typeof start !== 'string' || typeof end?.value !== 'string') return;
  if (firstDay(start) > lastDay(end.value)) facts.report('end', 'end-before-start', end, { raw: end.raw });
}

const mixed = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u;

/** A Latin letter inside a Cyrillic word looks right and is found by no search. */
function tellMixedScripts(facts: Facts): void {
  for (const { path, raw, start, end } of facts.statements) {
    const word = mixed.test(raw) ? raw.split(/\s+/).find((each) => mixed.test(each)) : undefined;
    if (word !== undefined) facts.report(path, 'mixed-scripts', { start, end }, { raw: word });
  }
}
