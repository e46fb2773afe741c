/**
 * Everything that reading a page looks up: labels, places, regions, organisations, target groups, funds, programmes.
 * Read once from the folder of content; never changed by a page.
 */
import path from 'node:path';
import { z } from 'zod';
import { indexLabels, type Labels, labelsFile } from '#lib/imports/pages/labels.ts';
import { nameKey } from '#lib/imports/values/names.ts';
import { type PlaceBook, placeBook } from '#lib/imports/values/place-book.ts';
import { readYaml } from '#lib/imports/yaml-file.ts';
import type { Issue } from '#lib/issues.ts';
import { organisationsFile } from '#lib/organisations/schema.ts';
import { placesFile } from '#lib/places/schema.ts';
import { fundsFile, programmesFile } from '#lib/programmes/schema.ts';
import { targetGroupsFile } from '#lib/target-groups/schema.ts';

export interface Vocabulary {
  labels: Labels;
  places: PlaceBook;
  /** Slugs by the name or alias, compared by `nameKey`. */
  organisations: ReadonlyMap<string, string>;
  targetGroups: ReadonlyMap<string, string>;
  programmes: ReadonlyMap<string, string>;
  funds: ReadonlyMap<string, string>;
  /** The English name of a fund by its slug. */
  fundNames: ReadonlyMap<string, string>;
}

/** The regions of other countries by which the portal names places: NUTS code and printed names. */
export const regionsFile = z.record(z.string().regex(/^[A-Z]{2}[0-9A-Z]{0,3}$/), z.array(z.string().min(1)));

/** Reads the vocabulary from the folder of content. */
export async function readVocabulary(
  contentDir: string,
): Promise<{ ok: true; value: Vocabulary } | { ok: false; issues: Issue[] }> {
  const read = <T>(name: string, schema: z.ZodType<T>) =>
    readYaml(path.join(contentDir, 'reference', name), `reference/${name}`, schema);
  const [labels, regions, places, organisations, groups, funds, programmes] = await Promise.all([
    read('labels.yaml', labelsFile),
    read('regions.yaml', regionsFile),
    read('places.yaml', placesFile),
    read('organisations.yaml', organisationsFile),
    read('target-groups.yaml', targetGroupsFile),
    read('funds.yaml', fundsFile),
    read('programmes.yaml', programmesFile),
  ]);
  const files = [labels, regions, places, organisations, groups, funds, programmes];
  if (
    !labels.ok ||
    !regions.ok ||
    !places.ok ||
    !organisations.ok ||
    !groups.ok ||
    !funds.ok ||
    !programmes.ok
  ) {
    return { ok: false, issues: files.flatMap((file) => (file.ok ? [] : file.issues)) };
  }
  const printed = Object.entries(regions.value).map(([code, names]) => ({ code, names }));
  return {
    ok: true,
    value: {
      labels: indexLabels(labels.value),
      places: placeBook(places.value, printed, labels.value.sharedVillageNames),
      organisations: slugsByName(organisations.value),
      targetGroups: slugsByName(groups.value),
      programmes: slugsByName(programmes.value),
      funds: slugsByName(funds.value),
      fundNames: new Map(funds.value.map(({ slug, name }) => [slug, name.en ?? slug])),
    },
  };
}

type Registered = {
  slug: string;
  name: { en?: string | undefined; bg?: string | undefined };
  aliases?: readonly string[] | undefined;
};

function slugsByName(entries: readonly Registered[]): Map<string, string> {
  const slugs = new Map<string, string>();
  for (const { slug, name, aliases = [] } of entries) {
    for (const each of [name.en, name.bg, ...aliases]) if (each !== undefined) slugs.set(nameKey(each), slug);
  }
  return slugs;
}
