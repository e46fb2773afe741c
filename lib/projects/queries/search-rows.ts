/**
 * What the search stores of a project: one row to match, rank and filter by, one row a text to show, and its words.
 * Written in the publishing transaction, so that search and page never disagree; deleting the project deletes them.
 */

import { firstDay, lastDay } from '#lib/format/partial-date.ts';
import { tokenise } from '#lib/format/text/tokenise.ts';
import { keysOfText } from '#lib/format/text/word-keys.ts';
import type { Organisation } from '#lib/organisations/schema.ts';
import type { Place } from '#lib/places/schema.ts';
import type { Programme } from '#lib/programmes/schema.ts';
import { euroCents, resultsArePublished } from '#lib/projects/rules.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import {
  headWeights,
  type SearchableText,
  type SearchRegisters,
  type SectionField,
  searchableTexts,
} from '#lib/projects/searchable.ts';
import { KeyVector, type VocabularyWord, vocabularyOf } from '#lib/search/key-vector.ts';
import type { TargetGroup } from '#lib/target-groups/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Raised when words are folded or stemmed in another way: then every project is indexed anew. */
export const searchVersion = 1;

export type { SearchRegisters } from '#lib/projects/searchable.ts';

/** A text as it is shown. Texts of one item in two languages have the positions 2n and 2n + 1. */
export interface SectionRow {
  position: number;
  field: SectionField;
  locale: 'en' | 'bg' | null;
  text: string;
  keys: string;
}

export interface ProjectSearchRows {
  document: {
    projectId: string;
    keys: string;
    head: string;
    titleKeys: string;
    titleEn: string;
    titleBg: string;
    slug: string;
    places: string[];
    targetGroups: string[];
    programmes: string[];
    organisations: string[];
    partnerCountries: string[];
    periods: string[];
    has: string[];
    resultsPublished: boolean;
    startsOn: string | null;
    endsOn: string | null;
    grantEurCents: number | null;
    updatedOn: string;
  };
  sections: SectionRow[];
  words: VocabularyWord[];
}

/** Everything the search stores of `profile`. */
function projectSearchRows(profile: ProjectProfile, registers: SearchRegisters): ProjectSearchRows {
  const texts = searchableTexts(profile, registers);
  const sections = texts.flatMap((text, index) => sectionRows(text, 2 * index));
  const [keys, head] = [new KeyVector(), new KeyVector()];
  for (const { field, text, hidden = [] } of texts) {
    const weight = headWeights[field];
    for (const words of [text.en, text.bg, text.any, ...hidden]) {
      if (words === undefined) continue;
      keys.add(words);
      if (weight !== null) head.add(words, weight);
    }
  }
  return {
    document: { ...filterColumns(profile, registers), keys: keys.toString(), head: head.toString() },
    sections,
    words: vocabularyOf(sections.map(({ text }) => text)),
  };
}

function sectionRows({ field, text, hidden = [] }: SearchableText, position: number): SectionRow[] {
  const row = (locale: SectionRow['locale'], words: string | undefined, offset: number): SectionRow[] => {
    if (words === undefined || words === '') return [];
    const keys = new KeyVector().add(words);
    for (const name of hidden) keys.add(name);
    return [{ position: position + offset, field, locale, text: words, keys: keys.toString() }];
  };
  return [...row('en', text.en, 0), ...row('bg', text.bg, 1), ...row(null, text.any, 0)];
}

function filterColumns(
  profile: ProjectProfile,
  registers: SearchRegisters,
): Omit<ProjectSearchRows['document'], 'keys' | 'head'> {
  const participants = [
    ...(profile.promoter === undefined ? [] : [profile.promoter]),
    ...profile.partners,
    ...profile.donorPartners,
  ];
  const countries = [...profile.donorPartners, ...profile.bilateral].map(({ country }) =>
    country.toLowerCase(),
  );
  const { title } = profile;
  return {
    projectId: profile.id,
    slug: profile.slug,
    titleKeys: [title.en, title.bg]
      .filter((text) => text !== undefined)
      .map(foldedWords)
      .join(' '),
    titleEn: title.en ?? title.bg ?? '',
    titleBg: title.bg ?? title.en ?? '',
    places: unique(profile.places.flatMap(({ place }) => registers.placesAbove(place))),
    targetGroups: unique(profile.targetGroups.flatMap(({ id }) => registers.groupsAbove(id))),
    programmes: profile.programme === undefined ? [] : [profile.programme],
    organisations: unique(participants.map(({ organisation }) => organisation)),
    partnerCountries: unique(countries),
    periods: profile.fundingPeriod === undefined ? [] : [profile.fundingPeriod],
    has: [
      ...(resultsArePublished(profile) ? ['results'] : []),
      ...(profile.outputs.length > 0 ? ['documents'] : []),
      ...(profile.photos.length > 0 ? ['photos'] : []),
      ...(profile.bilateral.length > 0 ? ['bilateral'] : []),
    ],
    resultsPublished: resultsArePublished(profile),
    startsOn: profile.startsOn === undefined ? null : firstDay(profile.startsOn),
    endsOn: profile.endsOn === undefined ? null : lastDay(profile.endsOn),
    grantEurCents: profile.grant === undefined ? null : euroCents(profile.grant),
    updatedOn: lastDay(profile.updatedOn),
  };
}

/** The words of a text as their canonical keys, joined by spaces. */
export function foldedWords(text: string): string {
  return tokenise(text)
    .map(({ word }) => keysOfText(word)[0] ?? '')
    .filter((key) => key !== '')
    .join(' ');
}

/** Stores what the search knows of `profile`; its row in `project` exists, rows of an earlier revision do not. */
export async function writeSearchRows(
  tx: Prisma.TransactionClient,
  profile: ProjectProfile,
  registers: SearchRegisters,
): Promise<void> {
  const { document, sections, words } = projectSearchRows(profile, registers);
  const row = document;
  await tx.$executeRaw`
    INSERT INTO portfolio.search_document (project_id, keys, head, title_keys, title_en, title_bg, slug, places,
      target_groups, programmes, organisations, partner_countries, periods, has, results_published, starts_on, ends_on,
      grant_eur_cents, updated_on)
    VALUES (${row.projectId}, ${row.keys}::tsvector, ${row.head}::tsvector, ${row.titleKeys}, ${row.titleEn},
      ${row.titleBg}, ${row.slug}, ${row.places}, ${row.targetGroups}, ${row.programmes}, ${row.organisations},
      ${row.partnerCountries}, ${row.periods}, ${row.has}, ${row.resultsPublished}, ${row.startsOn}::text::date,
      ${row.endsOn}::text::date, ${row.grantEurCents}::bigint, ${row.updatedOn}::text::date)`;
  await tx.$executeRaw`
    INSERT INTO portfolio.search_section (project_id, position, field, locale, text, keys)
    SELECT ${profile.id}, position, field, locale, text, keys::tsvector
    FROM jsonb_to_recordset(${JSON.stringify(sections)}::text::jsonb)
      AS section(position int, field text, locale text, text text, keys text)`;
  // Sorted by key, so that two publications cannot wait for each other in a circle.
  await tx.$executeRaw`
    INSERT INTO portfolio.search_word AS known (key, latin, cyrillic)
    SELECT key, latin, cyrillic
    FROM jsonb_to_recordset(${JSON.stringify(words)}::text::jsonb) AS word(key text, latin text, cyrillic text)
    ORDER BY key COLLATE "C"
    ON CONFLICT (key) DO UPDATE
    SET latin = coalesce(known.latin, excluded.latin), cyrillic = coalesce(known.cyrillic, excluded.cyrillic)
    WHERE (known.latin IS NULL AND excluded.latin IS NOT NULL)
      OR (known.cyrillic IS NULL AND excluded.cyrillic IS NOT NULL)`;
}

/** Forgets words that no published text holds any more; for maintenance, the search itself never needs it. */
export async function pruneSearchWords(tx: Prisma.TransactionClient): Promise<number> {
  return await tx.$executeRaw`
    DELETE FROM portfolio.search_word word
    WHERE NOT EXISTS (
      SELECT 1 FROM portfolio.search_document WHERE keys @@ (quote_literal(word.key))::tsquery)`;
}

/** The registers of content files, looked up by id and slug. */
export function searchRegisters(registers: {
  places: readonly Place[];
  targetGroups: readonly TargetGroup[];
  organisations: readonly Organisation[];
  programmes: readonly Programme[];
}): SearchRegisters {
  const places = new Map(registers.places.map((place) => [place.id, place]));
  const groups = new Map(registers.targetGroups.map((group) => [group.slug, group]));
  const organisations = new Map(registers.organisations.map((each) => [each.slug, each]));
  const programmes = new Map(registers.programmes.map((programme) => [programme.slug, programme]));
  return {
    placesAbove: (id) => chain(id, (each) => places.get(each)?.parent),
    groupsAbove: (slug) => chain(slug, (each) => groups.get(each)?.parent),
    place: (id) => places.get(id),
    targetGroup: (slug) => groups.get(slug),
    organisation: (slug) => organisations.get(slug),
    programme: (slug) => programmes.get(slug),
  };
}

function chain(start: string, parentOf: (id: string) => string | undefined): string[] {
  const found: string[] = [];
  for (let id: string | undefined = start; id !== undefined && !found.includes(id); id = parentOf(id))
    found.push(id);
  return found;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
