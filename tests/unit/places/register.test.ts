import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildPlaces, renderPlaces } from '#lib/cli/build-places.ts';
import { isInBulgariaBox } from '#lib/format/geo.ts';
import { transliterate } from '#lib/format/text/transliterate.ts';
import { ancestors, nameSlugOf, placeRegister, positionOf } from '#lib/places/rules.ts';
import { placesFile } from '#lib/places/schema.ts';
import { places } from '#tests/unit/reference/reference-files.ts';

const register = placeRegister(places);
const ofKind = (kind: string) => places.filter((place) => place.kind === kind);

describe('the register of places', () => {
  it('holds every district, municipality and town of Bulgaria', () => {
    expect(ofKind('country')).toHaveLength(1);
    expect(ofKind('district')).toHaveLength(28);
    expect(ofKind('municipality')).toHaveLength(265);
    expect(ofKind('town')).toHaveLength(257);
    expect(ofKind('quarter').map((place) => place.id)).toEqual([
      'quarter:iztok-pazardzhik',
      'quarter:iztok-plovdiv',
    ]);
  });

  it('is what the build script makes of the names', () => {
    const committed = readFileSync(
      new URL('../../../content/reference/places.yaml', import.meta.url),
      'utf8',
    );
    expect(renderPlaces(buildPlaces())).toBe(committed);
  });

  it('knows each place once by id and by slug', () => {
    expect(new Set(places.map((place) => place.id)).size).toBe(places.length);
    expect(new Set(places.map((place) => place.slug)).size).toBe(places.length);
  });

  it('keeps bare names free of exact slugs, the country aside', () => {
    const names = new Set(places.map((place) => nameSlugOf(place.name.en)));
    const both = places.filter((place) => names.has(place.slug)).map((place) => place.slug);
    expect(both).toEqual(['bulgaria']);
  });

  it('hangs every place below the right one', () => {
    for (const place of places) {
      const above = ancestors(register, place.id).map(({ kind }) => kind);
      expect(above).toEqual(
        ['country', 'district', 'municipality', 'town', 'quarter'].slice(0, above.length),
      );
      expect(above.length > 0 || place.kind === 'country').toBe(true);
    }
    for (const district of ofKind('district')) {
      expect(register.childrenOf.get(district.id)?.length, district.id).toBeGreaterThan(0);
    }
  });

  it('says in each code which district a place belongs to', () => {
    for (const municipality of ofKind('municipality')) {
      const district = register.byId.get(municipality.parent ?? '');
      expect(municipality.id.slice(0, 3)).toBe(district?.code);
      expect(municipality.nuts3).toBe(district?.id);
    }
    for (const town of ofKind('town')) {
      expect(town.nuts3).toBe(register.byId.get(town.parent ?? '')?.nuts3);
    }
  });

  it('gives every place but the country a position in Bulgaria', () => {
    for (const place of places) {
      const at = positionOf(register, place.id);
      if (place.kind === 'country') expect(at).toBeNull();
      else expect(at && isInBulgariaBox(at.lat, at.lon), place.slug).toBe(true);
    }
  });

  it('invents no position for a quarter: the town stands for it', () => {
    const at = positionOf(register, 'quarter:iztok-plovdiv');
    expect(at).toMatchObject({ lat: 42.15387, lon: 24.75001, inheritedFrom: { id: '56784' } });
  });

  it('writes English names by the Transliteration Act', () => {
    const other = places
      .filter((place) => transliterate(place.name.bg) !== place.name.en)
      .map((place) => place.name);
    expect(other).toEqual([{ en: 'Sofia (capital)', bg: 'София (столица)' }]);
  });

  it.each([
    ['BG421', 'Plovdiv', 'Пловдив'],
    ['BG423', 'Pazardzhik', 'Пазарджик'],
    ['SHU25', 'Smyadovo', 'Смядово'],
    ['VAR08', 'Vetrino', 'Ветрино'],
    ['JAM03', 'Bolyarovo', 'Болярово'],
    ['MON24', 'Lom', 'Лом'],
    ['44238', 'Lom', 'Лом'],
    ['63427', 'Ruse', 'Русе'],
    ['68134', 'Sofia', 'София'],
    ['55155', 'Pazardzhik', 'Пазарджик'],
  ])('calls %s %s and %s', (id, en, bg) => {
    expect(register.byId.get(id)?.name).toEqual({ en, bg });
  });

  it('counts the eight municipalities of the district of Ruse', () => {
    expect(register.childrenOf.get('BG323')).toHaveLength(8);
  });
});

describe('the schema of the register', () => {
  const bulgaria = { id: 'BG', kind: 'country', slug: 'bulgaria', name: { en: 'Bulgaria', bg: 'България' } };
  const ruse = {
    id: 'BG323',
    kind: 'district',
    slug: 'ruse-district',
    name: { en: 'Ruse', bg: 'Русе' },
    parent: 'BG',
  };

  it.each([
    ['a slug twice', [bulgaria, ruse, { ...ruse, id: 'BG324' }], 'slug'],
    ['an id twice', [bulgaria, ruse, { ...ruse, slug: 'other' }], 'id'],
    ['a parent that is not there', [ruse], 'parent'],
    ['an id of another kind', [bulgaria, { ...ruse, id: '63427' }], 'id'],
    ['a latitude alone', [bulgaria, { ...ruse, lat: 43.8 }], 'lat'],
    ['a field it does not know', [bulgaria, { ...ruse, population: 1 }], undefined],
  ])('refuses %s', (_, value, field) => {
    const result = placesFile.safeParse(value);
    expect(result.success).toBe(false);
    if (field !== undefined) expect(result.error?.issues.map((issue) => issue.path.at(-1))).toContain(field);
  });
});
