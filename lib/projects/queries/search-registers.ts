/**
 * The names that a search for projects can mention: places, groups, programmes, and of organisations those it asks for.
 * Resolves what stands in an address; guesses at spellings only where they are registered.
 */
import { slugify } from '#lib/format/text/slug.ts';
import { tokenise } from '#lib/format/text/tokenise.ts';
import { keysOfSearch, keysOfText } from '#lib/format/text/word-keys.ts';
import { listPlaces, type RegisteredPlace, spellingsOf } from '#lib/places/queries.ts';
import { nameOf } from '#lib/projects/record.ts';
import type { Parameters, Resolvers } from '#lib/search/parse-search.ts';
import type { Term } from '#lib/search/words.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export interface RegisteredName {
  slug: string;
  name: { en: string; bg: string };
}

export interface ProjectRegisters {
  places: readonly RegisteredPlace[];
  placesById: ReadonlyMap<string, RegisteredPlace>;
  /** Places by slug and by bare name. */
  placesBySlug: ReadonlyMap<string, readonly RegisteredPlace[]>;
  targetGroups: ReadonlyMap<string, RegisteredName & { parentSlug: string | null; position: number }>;
  programmes: ReadonlyMap<string, RegisteredName>;
  /** Only those that the parameters name. */
  organisations: ReadonlyMap<string, RegisteredName>;
}

/** Loads what it takes to read and answer a search with these parameters. */
export async function loadProjectRegisters(
  db: Prisma.TransactionClient,
  parameters: Parameters,
): Promise<ProjectRegisters> {
  const places = await listPlaces(db);
  const groups = await db.targetGroup.findMany({ orderBy: { position: 'asc' } });
  const programmes = await db.programme.findMany({ orderBy: { position: 'asc' } });
  const organisations = await findOrganisationNames(db, organisationsIn(parameters));
  return {
    places,
    placesById: new Map(places.map((place) => [place.id, place])),
    placesBySlug: placesBySlug(places),
    targetGroups: new Map(
      groups.map(({ slug, parentSlug, position, ...row }) => [
        slug,
        { slug, parentSlug, position, name: nameOf(row) },
      ]),
    ),
    programmes: new Map(programmes.map((row) => [row.slug, { slug: row.slug, name: nameOf(row) }])),
    organisations,
  };
}

/** Names of the organisations with these slugs; unknown ones are left out. */
export async function findOrganisationNames(
  db: Prisma.TransactionClient,
  slugs: readonly string[],
): Promise<Map<string, RegisteredName>> {
  if (slugs.length === 0) return new Map();
  const rows = await db.organisation.findMany({
    where: { slug: { in: [...slugs] } },
    select: { slug: true, nameEn: true, nameBg: true },
  });
  return new Map(rows.map((row) => [row.slug, { slug: row.slug, name: nameOf(row) }]));
}

/** At most 60 slugs of an address: more than a search may hold, however it is written. */
function organisationsIn(parameters: Parameters): string[] {
  const values =
    parameters instanceof URLSearchParams
      ? [...parameters.getAll('organisation'), ...parameters.getAll('not-organisation')]
      : [parameters['organisation'], parameters['not-organisation']].flatMap((value) => value ?? []);
  return values
    .map((value) => value.trim().toLowerCase())
    .filter((value) => /^[a-z0-9-]{1,100}$/.test(value))
    .slice(0, 60);
}

/** What the parameters of each facet may say. A place is also known by its names in any script: `Русе`, `rousse`. */
export function projectResolvers(registers: ProjectRegisters): Resolvers {
  const known = (register: ReadonlyMap<string, unknown>) => (value: string) =>
    register.has(value) ? value : null;
  const spelled = spellingsOf(registers.places);
  const placeOf = (slug: string) => (registers.placesBySlug.has(slug) ? slug : spelled(slug));
  return {
    place: (value) => (registers.placesBySlug.has(value) ? value : placeOf(slugify(value))),
    'target-group': known(registers.targetGroups),
    programme: known(registers.programmes),
    organisation: known(registers.organisations),
    'partner-country': (value) => (isCountry(value) ? value.toLowerCase() : null),
  };
}

/** The ids of the places that an address value means: one for an exact slug, all of a bare name. */
export function placeIdsOf(registers: ProjectRegisters, value: string): string[] {
  return (registers.placesBySlug.get(value) ?? []).map(({ id }) => id);
}

/** Whether a word is part of the name of a place, right even where no project is. */
export function placeNameTest(registers: ProjectRegisters): (term: Term) => boolean {
  let keys: Set<string> | null = null;
  return (term) => {
    keys ??= new Set(
      registers.places.flatMap(({ name, aliases }) =>
        [name.en, name.bg, ...aliases].flatMap((text) =>
          tokenise(text).flatMap(({ word }) => keysOfText(word)[0] ?? []),
        ),
      ),
    );
    return keysOfSearch(term.word).some((key) => keys?.has(key));
  };
}

function placesBySlug(places: readonly RegisteredPlace[]): Map<string, RegisteredPlace[]> {
  const found = Map.groupBy(places, ({ nameSlug }) => nameSlug);
  // An exact slug means its place alone, unless it is the bare name itself.
  for (const place of places) if (place.slug !== place.nameSlug) found.set(place.slug, [place]);
  return found;
}

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function isCountry(value: string): boolean {
  return (
    /^[a-z]{2}$/i.test(value) &&
    regionNames.of(value.toUpperCase()) !== undefined &&
    value.toLowerCase() !== 'zz'
  );
}
