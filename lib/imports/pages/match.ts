/**
 * Which records may be one project: the reasons are counted, never the likeness of whole texts, which does not tell
 * pages of one project from pages of one programme. Proposes; a person decides.
 */
import { isStopWord } from '#lib/format/text/stop-words.ts';
import type { PageRecord } from '#lib/imports/pages/pipeline.ts';
import { nameKey } from '#lib/imports/values/names.ts';
import { numberFamily } from '#lib/imports/values/numbers.ts';
import type { PlaceBook } from '#lib/imports/values/place-book.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

/** What is kept of a record to compare it with others: some kilobytes, whatever its length. */
export interface Fingerprint {
  /** The slug of a published project, or the name of a document. */
  slug: string;
  titles: readonly string[];
  family: string | undefined;
  /** Slugs of everybody who takes part; keys of the names that no register knows. */
  names: ReadonlySet<string>;
  places: ReadonlySet<string>;
  period: string | undefined;
  goal: string | undefined;
  addresses: readonly string[];
  /** Hashes of runs of five words, at least three of them not small words. */
  runs: ReadonlySet<number>;
}

export interface Duplicate {
  slug: string;
  /** From 0 to 1. */
  score: number;
  reasons: { code: ReasonCode; count?: number }[];
}

export type ReasonCode =
  | 'same-address'
  | 'same-number'
  | 'same-title'
  | 'same-goal'
  | 'same-words'
  | 'same-organisations'
  | 'same-places'
  | 'same-period';

/** The longest text that is compared; reports of more say the same again. */
const mostRuns = 4_000;

/** The fingerprint of a record that was read from a page. */
export function fingerprintOf(slug: string, record: PageRecord, address?: string): Fingerprint {
  const { values, statements } = record;
  const names = new Set<string>();
  for (const { path, value, means } of statements) {
    if (!/^(?:promoter|partners\[\d+\]|donorPartners\[\d+\])$/.test(path) || typeof value !== 'string')
      continue;
    names.add(means ?? nameKey(value));
  }
  const sentences = record.unused.map(({ text }) => text);
  const title = values['title'];
  const number = values['number'];
  const { start, end } = values;
  return {
    slug,
    titles: typeof title === 'string' ? [nameKey(title)] : [],
    family: typeof number === 'string' ? numberFamily(number) : undefined,
    names,
    places: new Set(
      Array.isArray(values['places']) ? values['places'].filter((code) => !/^[A-Z]{2}$/.test(code)) : [],
    ),
    period: typeof start === 'string' && typeof end === 'string' ? `${start}/${end}` : undefined,
    goal: sentences.map(goalOf).find((goal) => goal !== undefined),
    addresses: address === undefined ? [] : [addressKey(address)],
    runs: runsOf(sentences),
  };
}

/** What of a project is compared. */
export type ComparedProfile = Pick<
  ProjectProfile,
  'slug' | 'workingTitle' | 'partners' | 'donorPartners' | 'places' | 'sections' | 'sources'
> & { title: Partial<ProjectProfile['title']> } & Partial<
    Pick<ProjectProfile, 'number' | 'promoter' | 'startsOn' | 'endsOn' | 'goal'>
  >;

/** The fingerprint of a project as it stands in the portfolio or in a draft. */
export function fingerprintOfProfile(profile: ComparedProfile, places: PlaceBook): Fingerprint {
  const people = [
    ...(profile.promoter === undefined ? [] : [profile.promoter]),
    ...profile.partners,
    ...profile.donorPartners,
  ];
  const prose = [profile.goal?.en, ...profile.sections.map(({ body }) => body.en)].filter(
    (text) => text !== undefined,
  );
  const codes = profile.places.flatMap(({ place }) => {
    for (let at = places.byId.get(place); at !== undefined; at = places.byId.get(at.parent ?? ''))
      if (at.kind === 'municipality' || at.kind === 'district') return [at.id];
    return [];
  });
  const named = people.map((each) => each.organisation ?? nameKey(each.nameAsStated));
  return {
    slug: profile.slug,
    titles: profile.workingTitle
      ? []
      : [profile.title.en, profile.title.bg].filter((title) => title !== undefined).map(nameKey),
    family: profile.number === undefined ? undefined : numberFamily(profile.number),
    names: new Set(named),
    places: new Set(codes),
    period:
      profile.startsOn !== undefined && profile.endsOn !== undefined
        ? `${profile.startsOn}/${profile.endsOn}`
        : undefined,
    goal: undefined,
    addresses: profile.sources.flatMap(({ url }) => (url === undefined ? [] : [addressKey(url)])),
    runs: runsOf(prose),
  };
}

const addressKey = (address: string) => address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');

const weights: Readonly<Record<ReasonCode, number>> = {
  'same-address': 0.95,
  'same-number': 0.95,
  'same-title': 0.7,
  'same-goal': 0.7,
  'same-words': 0.6,
  'same-organisations': 0.3,
  'same-places': 0.2,
  'same-period': 0.45,
};
const strong = new Set<ReasonCode>(['same-address', 'same-number', 'same-title', 'same-goal', 'same-words']);

/** Pages of one programme share up to some four runs; two tellings of one project share a dozen and more. */
const fewestRuns = 8;
const wantedScore = 0.5;

/** The reasons to hold `a` and `b` for one project; null when they are too few. */
export function compare(a: Fingerprint, b: Fingerprint): Duplicate | null {
  const reasons: Duplicate['reasons'] = [];
  if (a.addresses.some((each) => b.addresses.includes(each))) reasons.push({ code: 'same-address' });
  if (a.family !== undefined && a.family === b.family) reasons.push({ code: 'same-number' });
  if (a.titles.some((title) => title.length > 8 && b.titles.includes(title)))
    reasons.push({ code: 'same-title' });
  if (a.goal !== undefined && a.goal === b.goal) reasons.push({ code: 'same-goal' });
  const runs = common(a.runs, b.runs);
  if (runs >= fewestRuns) reasons.push({ code: 'same-words', count: runs });
  const names = common(a.names, b.names);
  if (names > 0) reasons.push({ code: 'same-organisations', count: names });
  const places = common(a.places, b.places);
  if (places > 0 && places === Math.min(a.places.size, b.places.size))
    reasons.push({ code: 'same-places', count: places });
  if (a.period !== undefined && a.period === b.period) reasons.push({ code: 'same-period' });
  let score = 1 - reasons.reduce((rest, { code }) => rest * (1 - weights[code]), 1);
  // Two numbers are two projects, whatever else they share: promoters apply again with the same words.
  if (a.family !== undefined && b.family !== undefined && a.family !== b.family) score *= 0.4;
  const believed = reasons.some(({ code }) => strong.has(code)) || reasons.length >= 3;
  return score >= wantedScore && believed
    ? { slug: b.slug, score: Math.round(score * 100) / 100, reasons }
    : null;
}

function common<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const each of small) if (large.has(each)) count += 1;
  return count;
}

const goalBeginning =
  /\b(?:goal|aim|objective|purpose) of the (?:project|project proposal) is (?:to )?|(?:целта|цел) на проекта е (?:да )?/iu;

/** The words of a sentence that says the goal, after `the goal of the project is to`. */
function goalOf(sentence: string): string | undefined {
  const found = goalBeginning.exec(sentence);
  if (found === null) return undefined;
  const words = nameKey(sentence.slice(found.index + found[0].length));
  return words.split(' ').length >= 5 ? words : undefined;
}

function runsOf(sentences: readonly string[]): Set<number> {
  const runs = new Set<number>();
  for (const sentence of sentences) {
    const words = nameKey(sentence).split(' ');
    const content = words.map((word) => Number(word.length > 2 && !isStopWord(word)));
    for (let at = 0; at + 5 <= words.length && runs.size < mostRuns; at += 1) {
      const told = content.slice(at, at + 5).reduce((sum, each) => sum + each, 0);
      if (told >= 3) runs.add(hash(words.slice(at, at + 5).join(' ')));
    }
  }
  return runs;
}

/** FNV-1a, 32 bits: chance meetings of two runs are one in a million pages. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}
