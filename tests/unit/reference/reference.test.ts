import { describe, expect, it } from 'vitest';
import { organisationNameKey, organisationsFile } from '#lib/organisations/schema.ts';
import { groupOfLabel, groupsAbove, withinGroups } from '#lib/target-groups/rules.ts';
import { targetGroupsFile } from '#lib/target-groups/schema.ts';
import {
  fundingPeriods,
  funds,
  organisations,
  places,
  programmes,
  targetGroups,
} from '#tests/unit/reference/reference-files.ts';

const latin = /^[a-z0-9]+(-[a-z0-9]+)*$/;

describe('target groups', () => {
  it('have the slugs that addresses promise', () => {
    expect(targetGroups.map((group) => group.slug)).toEqual(
      expect.arrayContaining([
        'roma',
        'children',
        'women',
        'prisoners',
        'prison-staff',
        'people-with-addictions',
        'people-with-mental-disorders',
        'victims-of-violence',
        'ngos',
      ]),
    );
  });

  it('are named in Cyrillic and in Latin', () => {
    for (const { name, description } of targetGroups) {
      expect(name.en).not.toMatch(/\p{Script=Cyrillic}/u);
      expect(description.en).not.toMatch(/\p{Script=Cyrillic}/u);
      expect(name.bg).not.toMatch(/\p{Script=Latin}/u);
      expect(description.bg).not.toMatch(/\p{Script=Latin}/u);
    }
  });

  it('lie within each other', () => {
    expect(withinGroups(targetGroups, ['ethnic-minorities'])).toContain('roma');
    expect(withinGroups(targetGroups, ['people-at-risk'])).toContain('victims-of-domestic-violence');
    expect(withinGroups(targetGroups, ['roma', 'nobody'])).toEqual(new Set(['roma']));
    expect(groupsAbove(targetGroups, 'victims-of-domestic-violence').map((group) => group.slug)).toEqual([
      'people-at-risk',
      'victims-of-violence',
    ]);
    expect(groupsAbove(targetGroups, 'nobody')).toEqual([]);
  });

  it.each([
    ['People with addictions (drug, alcohol, other),', 'people-with-addictions'],
    ['roma', 'roma'],
    ['Роми', 'roma'],
    ['Disabled', 'people-with-disabilities'],
    ['Young adults', 'young-people'],
    ['Victims of intimate-partner  violence', 'victims-of-domestic-violence'],
    ['Non governmental organisation', 'ngos'],
    ['Civil servants/Public administration staff', 'civil-servants'],
  ])('know the printed label %j', (label, slug) => {
    expect(groupOfLabel(targetGroups, label)?.slug).toBe(slug);
  });

  it('do not guess a label', () => {
    expect(groupOfLabel(targetGroups, 'Rom')).toBeNull();
    expect(groupOfLabel(targetGroups, '')).toBeNull();
  });

  it('refuse an unknown parent, a slug twice and a label of two groups', () => {
    const text = { en: 'One', bg: 'Едно' };
    const one = { slug: 'one', name: text, description: text };
    const two = { slug: 'two', name: { en: 'Two', bg: 'Две' }, description: text };
    expect(targetGroupsFile.safeParse([one, two]).success).toBe(true);
    expect(targetGroupsFile.safeParse([one, one]).success).toBe(false);
    expect(targetGroupsFile.safeParse([{ ...one, parent: 'zero' }]).success).toBe(false);
    expect(targetGroupsFile.safeParse([one, { ...two, aliases: ['one'] }]).success).toBe(false);
  });
});

describe('organisations', () => {
  const bySlug = new Map(organisations.map((each) => [each.slug, each]));
  const named = (name: string) =>
    organisations.find((each) =>
      [each.name.en, each.name.bg, ...each.aliases].some(
        (known) => known !== undefined && organisationNameKey(known) === organisationNameKey(name),
      ),
    )?.slug;

  it.each([
    ["Association 'Mothers against drugs'", 'mothers-against-drugs'],
    ['Crime Prevention Fund IGA', 'crime-prevention-fund-iga'],
    ['IGA Fund', 'crime-prevention-fund-iga'],
    ['Foundation “Roma – Lom”', 'roma-lom'],
    ['“ROMA-LOM” Foundation', 'roma-lom'],
    ['Roma regional development Foundation – Plovdiv', 'roma-plovdiv'],
    ['Regional Development Foundation “ROMA – Plovdiv”', 'roma-plovdiv'],
    ['Save a child, Norway', 'save-a-child-norway'],
    ['Norwegian NGO SAVE A CHILD', 'save-a-child-norway'],
    ['Norwegian `Save a Child` Foundation', 'save-a-child-norway'],
    ['Save a Child', 'save-a-child-norway'],
    ['Association Centre Dinamika, Ruse', 'centre-dinamika'],
    ['Open society club Ruse Association', 'open-society-club-ruse'],
    ['Ruse District Administration', 'ruse-district-administration'],
  ])('know %s under its one slug', (name, slug) => {
    expect(named(name)).toBe(slug);
  });

  it('sit in places of the register and have Latin slugs', () => {
    const known = new Set(places.map((place) => place.id));
    for (const { slug, place } of organisations) {
      expect(slug).toMatch(latin);
      if (place !== undefined) expect(known).toContain(place);
    }
  });

  it('say which name is our rendering, and give none where we have none', () => {
    for (const { name, translated, slug } of organisations) {
      for (const locale of translated) expect(name[locale], slug).toBeDefined();
    }
    expect(bySlug.get('save-a-child-norway')?.name).toEqual({ en: 'Save a child, Norway' });
    expect(bySlug.get('save-a-child-norway')?.country).toBe('NO');
  });

  it('refuse a name that means two of them', () => {
    const one = { slug: 'one', name: { en: '“Roma – Lom”' }, kind: 'ngo', country: 'BG' };
    const two = { slug: 'two', name: { en: 'ROMA-LOM' }, kind: 'ngo', country: 'BG' };
    expect(organisationsFile.safeParse([one]).success).toBe(true);
    expect(organisationsFile.safeParse([one, two]).success).toBe(false);
    expect(organisationsFile.safeParse([one, one]).success).toBe(false);
  });
});

describe('programmes, funds and periods', () => {
  it('hold what the pages state, and say what is derived', () => {
    expect(programmes.map((each) => [each.slug, each.name])).toEqual([
      ['justice', { en: 'Justice', bg: 'Правосъдие' }],
    ]);
    expect(programmes[0]?.fund).toBeUndefined();
    expect(programmes[0]?.fundingPeriodDerivedFrom).toBeDefined();
  });

  it('name the donors of each fund', () => {
    expect(Object.fromEntries(funds.map((each) => [each.slug, each.donors]))).toEqual({
      'eea-grants': ['IS', 'LI', 'NO'],
      'norway-grants': ['NO'],
    });
  });

  it('run from one year to another', () => {
    expect(fundingPeriods.map(({ slug, startYear, endYear }) => [slug, startYear, endYear])).toEqual([
      ['2014-2021', 2014, 2021],
      ['2009-2014', 2009, 2014],
    ]);
  });
});
