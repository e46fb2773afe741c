import { describe, expect, it } from 'vitest';
import {
  ancestors,
  nameSlugOf,
  placeRegister,
  placesNamed,
  resolvePlaceSlug,
  within,
} from '#lib/places/rules.ts';
import { places } from '#tests/unit/reference/reference-files.ts';

const register = placeRegister(places);
const ids = (slug: string) => resolvePlaceSlug(register, slug)?.places.map((place) => place.id);

describe('a bare name', () => {
  it.each([
    ['plovdiv', ['BG421', 'PDV22', '56784']],
    ['ruse', ['BG323', 'RSE27', '63427']],
    ['lom', ['MON24', '44238']],
    ['smyadovo', ['SHU25', '67708']],
    ['vetrino', ['VAR08']],
    ['bankya', ['02659']],
    ['byala', ['RSE04', 'VAR05', '07598', '07603']],
    ['sofia', ['BG411', 'BG412', '68134']],
    ['stolichna', ['SOF46']],
    ['iztok', ['quarter:iztok-pazardzhik', 'quarter:iztok-plovdiv']],
  ])('%s means every place of that name', (slug, expected) => {
    const resolved = resolvePlaceSlug(register, slug);
    expect(resolved).toMatchObject({ kind: 'name', canonicalSlug: slug });
    expect(ids(slug)).toEqual(expected);
    expect(placesNamed(register, slug).map((place) => place.id)).toEqual(expected);
  });

  it('does not take a longer name for the same', () => {
    expect(ids('byala')).not.toContain('VRC08');
    expect(ids('byala-slatina')).toEqual(['VRC08', '07702']);
    expect(ids('dobrich')).not.toContain('DOB15');
  });

  it('leaves out what stands in brackets', () => {
    expect(nameSlugOf('Sofia (capital)')).toBe('sofia');
    expect(nameSlugOf('Iztok (Stolipinovo)')).toBe('iztok');
  });
});

describe('an exact slug', () => {
  it.each([
    ['plovdiv-district', 'BG421'],
    ['plovdiv-municipality', 'PDV22'],
    ['plovdiv-town', '56784'],
    ['lom-municipality', 'MON24'],
    ['byala-municipality-ruse', 'RSE04'],
    ['byala-municipality-varna', 'VAR05'],
    ['byala-town-varna', '07598'],
    ['sofia-district', 'BG412'],
    ['sofia-capital-district', 'BG411'],
    ['stolichna-municipality', 'SOF46'],
    ['iztok-plovdiv', 'quarter:iztok-plovdiv'],
    ['bulgaria', 'BG'],
  ])('%s means one place', (slug, id) => {
    expect(resolvePlaceSlug(register, slug)).toMatchObject({ kind: 'one', canonicalSlug: slug });
    expect(ids(slug)).toEqual([id]);
  });

  it('resolves to its own place for every place of the register', () => {
    for (const place of places) expect(ids(place.slug)).toEqual([place.id]);
  });
});

describe('another spelling', () => {
  it.each([
    ['rousse', 'name', 'ruse'],
    ['pazardjik', 'name', 'pazardzhik'],
    ['pazadjik', 'name', 'pazardzhik'],
    ['rousse-district', 'one', 'ruse-district'],
    ['pazardjik-municipality', 'one', 'pazardzhik-municipality'],
    ['sofia-municipality', 'one', 'stolichna-municipality'],
  ])('%s leads to its canonical slug', (slug, kind, canonicalSlug) => {
    expect(resolvePlaceSlug(register, slug)).toMatchObject({ kind, canonicalSlug });
  });

  it('of a quarter means that quarter, not its namesake', () => {
    expect(resolvePlaceSlug(register, 'stolipinovo')).toMatchObject({
      kind: 'one',
      canonicalSlug: 'iztok-plovdiv',
    });
  });

  it.each(['', 'atlantis', 'plovdiv-village', 'ruse-', 'constructor', '__proto__'])(
    '%j means nothing',
    (slug) => {
      expect(resolvePlaceSlug(register, slug)).toBeNull();
    },
  );
});

describe('what lies within', () => {
  it('a district: its municipalities, towns and quarters, itself too', () => {
    const plovdiv = within(register, ['BG421']);
    for (const id of ['BG421', 'PDV22', '56784', 'quarter:iztok-plovdiv', 'PDV13', '36498']) {
      expect(plovdiv).toContain(id);
    }
    expect(plovdiv).not.toContain('quarter:iztok-pazardzhik');
  });

  it('the country: everything', () => {
    expect(within(register, ['BG']).size).toBe(places.length);
  });

  it('several places: their union; unknown ids are left out', () => {
    expect(within(register, ['MON24', '67708', 'nowhere'])).toEqual(new Set(['MON24', '44238', '67708']));
  });

  it('is the other side of what lies above', () => {
    for (const place of places) {
      for (const above of ancestors(register, place.id)) {
        expect(within(register, [above.id])).toContain(place.id);
      }
    }
  });
});

describe('what lies above', () => {
  it('runs from the country down, without the place itself', () => {
    expect(ancestors(register, 'quarter:iztok-plovdiv').map((place) => place.id)).toEqual([
      'BG',
      'BG421',
      'PDV22',
      '56784',
    ]);
    expect(ancestors(register, 'BG')).toEqual([]);
    expect(ancestors(register, 'nowhere')).toEqual([]);
  });
});
