/**
 * The words by which pages name their facts, headings and furniture, as content/reference/labels.yaml lists them, ready
 * to be looked up. Knows no page and no layout.
 */
import { z } from 'zod';
import { typed } from '#lib/imports/pages/text.ts';
import { inOneScript } from '#lib/imports/values/lookalikes.ts';

const words = z.array(z.string().trim().min(1));

export const factFields = [
  'title',
  'heading',
  'number',
  'status',
  'place',
  'programme',
  'programmeArea',
  'prioritySector',
  'period',
  'start',
  'end',
  'contractDate',
  'promoter',
  'partners',
  'donorPartners',
  'grant',
  'initialCost',
  'finalCost',
  'totalCost',
  'cofinancing',
  'fund',
  'funding',
  'targetGroups',
  'objective',
  'organisationType',
  'initiativeType',
  'website',
  'contact',
  'email',
  'phone',
  'address',
  'country',
  'programmeId',
  'programmeOperator',
  'programmeDonors',
  'programmeSum',
] as const;
export type FactField = (typeof factFields)[number];

export const sectionKinds = [
  'description',
  'summary',
  'goal',
  'activities',
  'expected-results',
  'results',
  'bilateral-results',
  'other',
] as const;
export type SectionKind = (typeof sectionKinds)[number];

export const statusWords = ['planned', 'running', 'ended', 'contracted', 'terminated', 'suspended'] as const;
export type StatusWord = (typeof statusWords)[number];

/** The shape of labels.yaml. */
export const labelsFile = z.strictObject({
  facts: z.array(
    z.strictObject({
      field: z.enum(factFields),
      needsColon: z.boolean().default(false),
      bareInRegister: z.boolean().default(false),
      /** Slug of the fund that the label itself names, or those of both. */
      fund: z.union([z.string(), z.array(z.string())]).optional(),
      en: words,
      bg: words,
      /** In the other languages of the countries that give or receive. */
      others: words.default([]),
    }),
  ),
  sections: z.array(
    z.strictObject({
      kind: z.enum(sectionKinds),
      promises: z.enum(['expected', 'achieved']).optional(),
      en: words,
      bg: words,
      /** In the other languages of the countries that give or receive. */
      others: words.default([]),
    }),
  ),
  factBoxes: z.strictObject({ project: words, initiative: words, programme: words }),
  /** How a page of the portal is told whose box has lost its heading; keys of labels and headings above. */
  portal: z.strictObject({
    headings: words,
    project: words,
    common: words,
    initiativeNumber: words,
    initiative: words,
  }),
  furniture: z.array(z.strictObject({ says: z.string(), begins: z.boolean().default(false) })),
  tails: words,
  nothing: words,
  status: z.record(z.enum(statusWords), words),
  news: words,
  calls: words,
  listing: words,
  login: words,
  /** Seats of municipalities that villages elsewhere are called like. */
  sharedVillageNames: words,
  /** What pages write for all of a country. */
  wholeCountry: words,
  publishers: z.array(z.strictObject({ host: z.string(), country: z.string().regex(/^[A-Z]{2}$/) })),
});
export type LabelsFile = z.infer<typeof labelsFile>;

export type Label = { key: string; language: 'en' | 'bg' | 'others' } & (
  | { kind: 'fact'; field: FactField; needsColon: boolean; bareInRegister: boolean; fund?: string | string[] }
  | { kind: 'section'; section: SectionKind; promises?: 'expected' | 'achieved' }
  | { kind: 'box'; box: 'project' | 'initiative' | 'programme' }
);

export interface Labels {
  /** By key; the longest has `mostWords` words and `longest` characters. */
  byKey: ReadonlyMap<string, Label>;
  /** Labels that end in `*`, by what stands before it. */
  open: ReadonlyMap<string, Label>;
  mostWords: number;
  longest: number;
  /** As `labelKey` writes them. */
  portal: Record<keyof LabelsFile['portal'], ReadonlySet<string>>;
  isFurniture: (key: string) => boolean;
  isTail: (key: string) => boolean;
  nothing: ReadonlySet<string>;
  status: ReadonlyMap<string, StatusWord>;
  marks: Record<'news' | 'calls' | 'listing' | 'login', readonly string[]>;
  /** As `labelKey` writes them. */
  wholeCountry: ReadonlySet<string>;
  publishers: LabelsFile['publishers'];
}

/** How labels are compared: small letters of one script, straight apostrophes, single spaces, no colon or bullet at the ends. */
export function labelKey(text: string): string {
  return inOneScript((/[\u00ad\u200b-\u200d\ufb00-\ufb06]/.test(text) ? typed(text) : text).toLowerCase())
    .replace(/[’ʼ`]/g, "'")
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s•·▪*#–—-]+|[\s:：*–—-]+$/g, '');
}

/** The way to a page, as pages print it above their titles: `home » projects » seeds`. */
const path = /^[^»›>]{1,60} [»›>] [^»›>]{1,80} [»›>] |^[^»›]{1,40} [»›] [^»›]{1,60}$/;

const languages = ['en', 'bg', 'others'] as const;

const keysOf = (printed: readonly string[]): ReadonlySet<string> => new Set(printed.map(labelKey));

/** Puts the words of the file into lookups. */
export function indexLabels(file: LabelsFile): Labels {
  const byKey = new Map<string, Label>();
  const open = new Map<string, Label>();
  const add = (printed: string, label: (key: string) => Label) => {
    const key = labelKey(printed);
    const target = printed.endsWith('*') ? open : byKey;
    if (!target.has(key)) target.set(key, label(key));
    // Romanian and Czech pages leave out the signs above and below their letters.
    const plain = key.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
    if (/[a-z]/.test(key) && plain !== key && !target.has(plain)) target.set(plain, label(plain));
    const cedilla = key.replaceAll('ș', 'ş').replaceAll('ț', 'ţ');
    if (!target.has(cedilla)) target.set(cedilla, label(cedilla));
  };
  for (const { field, needsColon, bareInRegister, fund, ...names } of file.facts) {
    for (const language of languages) {
      for (const name of names[language]) {
        add(name, (key) => ({
          key,
          language,
          kind: 'fact',
          field,
          needsColon,
          bareInRegister,
          ...(fund === undefined ? {} : { fund }),
        }));
      }
    }
  }
  for (const { kind, promises, ...names } of file.sections) {
    for (const language of languages) {
      for (const name of names[language]) {
        add(name, (key) => ({
          key,
          language,
          kind: 'section',
          section: kind,
          ...(promises === undefined ? {} : { promises }),
        }));
      }
    }
  }
  for (const [box, names] of Object.entries(file.factBoxes)) {
    for (const name of names) {
      add(name, (key) => ({ key, language: 'en', kind: 'box', box: box as keyof LabelsFile['factBoxes'] }));
    }
  }
  const keys = [...byKey.keys(), ...open.keys()];
  const whole = new Set(file.furniture.filter(({ begins }) => !begins).map(({ says }) => labelKey(says)));
  const beginnings = file.furniture.filter(({ begins }) => begins).map(({ says }) => labelKey(says));
  const tails = file.tails.map(labelKey);
  return {
    byKey,
    open,
    mostWords: Math.max(...keys.map((key) => key.split(' ').length)),
    longest: Math.max(...keys.map((key) => key.length)),
    portal: {
      headings: keysOf(file.portal.headings),
      project: keysOf(file.portal.project),
      common: keysOf(file.portal.common),
      initiativeNumber: keysOf(file.portal.initiativeNumber),
      initiative: keysOf(file.portal.initiative),
    },
    isFurniture: (key) => whole.has(key) || beginnings.some((each) => key.startsWith(each)) || path.test(key),
    isTail: (key) => key.length < 60 && tails.some((each) => key.startsWith(each)),
    nothing: new Set(file.nothing.map((each) => each.toLowerCase())),
    status: new Map(
      Object.entries(file.status).flatMap(([status, printed]) =>
        printed.map((each): [string, StatusWord] => [labelKey(each), status as StatusWord]),
      ),
    ),
    marks: {
      news: file.news.map(labelKey),
      calls: file.calls.map(labelKey),
      listing: file.listing.map(labelKey),
      login: file.login.map(labelKey),
    },
    wholeCountry: keysOf(file.wholeCountry),
    publishers: file.publishers,
  };
}
