/**
 * Which words of a project can be found, field by field, as a total table: a new field of the document does not compile
 * until this says what is searched in it. Contacts are people and are never here.
 */
import { type LocalizedText, locales } from '#lib/format/localized.ts';
import { plainText } from '#lib/format/text/plain-text.ts';
import type { ProjectField, ProjectProfile, Quantity, ResultLine } from '#lib/projects/schema.ts';
import type { Weight } from '#lib/search/key-vector.ts';

/** What a found text is; messages name each under `search.section`. */
export const sectionFields = [
  'title',
  'number',
  'summary',
  'place',
  'organisation',
  'target-group',
  'programme',
  'period',
  'goal',
  'activities',
  'results',
  'context',
  'sustainability',
  'expected',
  'achieved',
  'bilateral',
  'output',
  'photo',
  'note',
  'source',
] as const;
export type SectionField = (typeof sectionFields)[number];

/** One text in each language it exists in. */
export interface SearchableText {
  field: SectionField;
  /** What the reader is shown; `any` is for names and numbers that have no language. */
  text: { en?: string | undefined; bg?: string | undefined; any?: string | undefined };
  /** Other names under which it is found and which are not shown. */
  hidden?: readonly string[];
}

/** Names of register entries, and what lies above them. */
export interface SearchRegisters {
  /** The place and every place above it, nearest first. */
  placesAbove(id: string): string[];
  /** The group and every group above it, nearest first. */
  groupsAbove(slug: string): string[];
  place(id: string): RegisterNames | undefined;
  targetGroup(slug: string): RegisterNames | undefined;
  organisation(slug: string): (RegisterNames & { country: string }) | undefined;
  programme(slug: string): RegisterNames | undefined;
}

export interface RegisterNames {
  name: LocalizedText;
  aliases: readonly string[];
}

/** How much a text weighs in ranking: title, then places and organisations, then the rest of the head; null: body. */
export const headWeights: Record<SectionField, Weight | null> = {
  title: 'A',
  place: 'B',
  organisation: 'B',
  number: 'C',
  'target-group': 'C',
  programme: 'C',
  output: 'C',
  summary: 'D',
  goal: 'D',
  period: 'D',
  activities: null,
  results: null,
  context: null,
  sustainability: null,
  expected: null,
  achieved: null,
  bilateral: null,
  photo: null,
  note: null,
  source: null,
};

type Texts = (profile: ProjectProfile, registers: SearchRegisters) => SearchableText[];

/** For each field of the document its texts, or null when nobody should find a project by it. */
const searchable: Record<ProjectField, Texts | null> = {
  id: null,
  slug: null,
  title: ({ title }) => [{ field: 'title', text: title }],
  titleTranslated: null,
  workingTitle: null,
  number: ({ number }) => (number === undefined ? [] : [{ field: 'number', text: { any: number } }]),
  places: ({ places }, registers) => places.flatMap(({ place, note }) => placeTexts(place, note, registers)),
  promoter: (profile, registers) =>
    organisations(profile.promoter === undefined ? [] : [profile.promoter], registers),
  partners: (profile, registers) => organisations(profile.partners, registers),
  donorPartners: (profile, registers) => organisations(profile.donorPartners, registers),
  targetGroups: ({ targetGroups }, registers) =>
    unique(targetGroups.flatMap(({ id }) => registers.groupsAbove(id))).flatMap((slug) =>
      named('target-group', registers.targetGroup(slug)),
    ),
  programme: ({ programme }, registers) =>
    programme === undefined ? [] : named('programme', registers.programme(programme)),
  fund: null,
  donorCountries: null,
  fundingPeriod: ({ fundingPeriod }) =>
    fundingPeriod === undefined ? [] : [{ field: 'period', text: { any: fundingPeriod } }],
  fundingPeriodDerivedFrom: null,
  declaredStatus: null,
  startsOn: null,
  endsOn: null,
  grant: null,
  initialCost: null,
  finalCost: null,
  sensitiveLocation: null,
  summary: ({ summary }) => [{ field: 'summary', text: summary }],
  goal: ({ goal }) => (goal === undefined ? [] : [{ field: 'goal', text: plain(goal) }]),
  sections: ({ sections }) =>
    sections.map(({ kind, heading, body }) => ({ field: kind, text: joined(': ', heading, plain(body)) })),
  results: ({ results }) => results.flatMap(resultTexts),
  bilateral: ({ bilateral }, registers) =>
    bilateral.map(({ organisation, body }) => ({
      field: 'bilateral',
      text: plain(body),
      hidden: organisation === undefined ? [] : allNames(registers.organisation(organisation)),
    })),
  contact: null,
  contactSource: null,
  website: null,
  photos: ({ photos }) =>
    photos.flatMap(({ alt }) => (alt === undefined ? [] : [{ field: 'photo', text: alt }])),
  outputs: ({ outputs }) => outputs.map(({ title }) => ({ field: 'output', text: title })),
  sources: ({ sources }) =>
    sources.map(({ title, publisher }) => ({
      field: 'source',
      text: joined(' · ', { en: title, bg: title }, publisher),
    })),
  statements: null,
  notPublished: null,
  updatedOn: null,
};

/** Every text of the document that can be found, in the order of the table. */
export function searchableTexts(profile: ProjectProfile, registers: SearchRegisters): SearchableText[] {
  return Object.values(searchable).flatMap((texts) => texts?.(profile, registers) ?? []);
}

function placeTexts(
  id: string,
  note: LocalizedText | undefined,
  registers: SearchRegisters,
): SearchableText[] {
  const names = registers.placesAbove(id).flatMap((place): SearchableText[] => {
    const entry = registers.place(place);
    return entry === undefined ? [] : [{ field: 'place', text: entry.name, hidden: allNames(entry) }];
  });
  return note === undefined ? names : [...names, { field: 'note', text: note }];
}

function organisations(
  participants: readonly { organisation: string; nameAsStated: string }[],
  registers: SearchRegisters,
): SearchableText[] {
  return participants.map(({ organisation, nameAsStated }) => {
    const entry = registers.organisation(organisation);
    const text = entry?.name ?? { any: nameAsStated };
    return { field: 'organisation', text, hidden: [nameAsStated, ...allNames(entry)] };
  });
}

function named(field: SectionField, entry: RegisterNames | undefined): SearchableText[] {
  return entry === undefined ? [] : [{ field, text: entry.name, hidden: entry.aliases }];
}

function allNames(entry: RegisterNames | undefined): string[] {
  return entry === undefined ? [] : [entry.name.en ?? '', entry.name.bg ?? '', ...entry.aliases];
}

/** The title of a line stands with what was promised, or with what came of it where nothing was promised. */
function resultTexts(line: ResultLine): SearchableText[] {
  const sides = [
    ['expected', line.expected],
    ['achieved', line.achieved],
  ] as const;
  return sides.flatMap(([side, quantity]) => {
    if (quantity === undefined) return [];
    const withTitle = side === 'expected' || line.expected === undefined;
    const words = quantityText(quantity);
    const field = line.bilateral ? 'bilateral' : side;
    return [{ field, text: withTitle ? joined(': ', line.title, words) : words }];
  });
}

function quantityText({ number, unit, words }: Quantity): LocalizedText {
  const figure = number === undefined ? undefined : String(number);
  const side = (locale: 'en' | 'bg') => {
    const counted = [figure, unit?.[locale] ?? unit?.[locale === 'en' ? 'bg' : 'en']]
      .filter(Boolean)
      .join(' ');
    return [counted, words?.[locale]].filter(Boolean).join(', ') || undefined;
  };
  return { en: side('en'), bg: side('bg') };
}

function plain(text: LocalizedText): LocalizedText {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const markdown = text[locale];
      return markdown === undefined ? [] : [[locale, plainText(markdown)]];
    }),
  );
}

function joined(between: string, ...texts: LocalizedText[]): LocalizedText {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const present = texts.map((text) => text[locale]).filter((text) => text !== undefined);
      return present.length === 0 ? [] : [[locale, present.join(between)]];
    }),
  );
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
