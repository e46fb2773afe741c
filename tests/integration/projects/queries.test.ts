import { beforeAll, describe, expect, test } from 'vitest';
import { applyContent } from '#lib/imports/content.ts';
import {
  findOrganisation,
  listCountedOrganisations,
  listParticipations,
} from '#lib/organisations/queries.ts';
import { listOutputs } from '#lib/outputs/queries.ts';
import { findPlacesBySlug, listCountedPlaces, listPlacesAbove } from '#lib/places/queries.ts';
import { countWithoutProgramme, listProgrammes } from '#lib/programmes/queries.ts';
import { listProjects, listProjectsById, sumProjects } from '#lib/projects/queries/list.ts';
import { findProject } from '#lib/projects/queries/profile.ts';
import { listRelated } from '#lib/projects/queries/related.ts';
import { listCountedGroups } from '#lib/target-groups/queries.ts';
import { testDatabase } from '#tests/support/database.ts';

const today = '2026-11-21';
const services = 'specialized-services-for-children-from-roma-communities';

describe('reading the first portfolio', () => {
  const database = testDatabase();

  beforeAll(async () => {
    const outcome = await applyContent({ ownerUrl: database.ownerUrl, contentDir: 'content' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  });

  test('a project comes with the names of everything it refers to', async () => {
    const found = await findProject(database.public, services);
    expect(found?.profile.grant).toEqual({ amountCents: 12_906_880, currency: 'EUR' });
    for (const { place } of found?.profile.places ?? []) expect(found?.places[place]).toBeDefined();
    for (const { id } of found?.profile.targetGroups ?? []) expect(found?.targetGroups[id]).toBeDefined();
    expect(found?.places['44238']?.above.map(({ id }) => id)).toEqual(['MON24', 'BG312', 'BG']);
    expect(found?.organisations['crime-prevention-fund-iga']?.aliases).toContain('IGA Fund');
    expect(await findProject(database.public, 'no-such-project')).toBeNull();
  });

  test('lists and sums agree, and say how many have no amount', async () => {
    const cards = await listProjects(database.public, {}, today);
    expect(cards.map(({ slug }) => slug)).toEqual([
      services,
      'partnership-with-a-cause',
      'everything-is-possible',
      'integrated-services-smyadovo-vetrino-bolyarovo',
    ]);
    expect(await sumProjects(database.public, {})).toEqual({
      projects: 4,
      cents: 12_906_880 + 11_633_232 + 3_464_900,
      withAmount: 3,
      withoutAmount: 1,
    });
    const inPlovdiv = (await findPlacesBySlug(database.public, 'plovdiv')).map(({ id }) => id);
    expect(
      await sumProjects(database.public, { placeIds: inPlovdiv, targetGroupSlug: 'roma' }),
    ).toMatchObject({
      projects: 2,
    });
    expect(await sumProjects(database.public, { placeIds: ['BG311'] })).toMatchObject({
      projects: 0,
      cents: 0,
    });
    const [a, b] = cards.map(({ id }) => id);
    expect(
      (await listProjectsById(database.public, [b as string, 'nobody', a as string], today)).map(
        ({ id }) => id,
      ),
    ).toEqual([b, a]);
  });

  test('a bare name means every place of that name, a level only itself', async () => {
    const named = await findPlacesBySlug(database.public, 'ruse');
    expect(named.map(({ kind }) => kind)).toEqual(['district', 'municipality', 'town']);
    expect((await findPlacesBySlug(database.public, 'ruse-district')).map(({ id }) => id)).toEqual(['BG323']);
    expect(await findPlacesBySlug(database.public, 'nowhere')).toEqual([]);
    expect((await listPlacesAbove(database.public, 'quarter:iztok-plovdiv')).map(({ kind }) => kind)).toEqual(
      ['country', 'district', 'municipality', 'town'],
    );
  });

  test('a place counts a project once, with everything below it', async () => {
    const counted = new Map((await listCountedPlaces(database.public)).map((place) => [place.id, place]));
    expect(counted.get('BG')?.projects).toBe(4);
    expect(counted.get('BG421')).toMatchObject({
      projects: 2,
      cents: 12_906_880 + 3_464_900,
      withoutAmount: 0,
    });
    expect(counted.get('BG323')?.projects).toBe(1);
    expect(counted.get('SHU25')).toMatchObject({ projects: 1, withoutAmount: 1 });
    expect(counted.get('VID01')).toBeUndefined();
    const forPrisoners = await listCountedPlaces(database.public, { targetGroupSlug: 'prisoners' });
    expect(forPrisoners.filter(({ kind }) => kind === 'district').map(({ id }) => id)).toEqual(['BG421']);
    const inRuse = await listCountedPlaces(database.public, { withinPlaceIds: ['BG323'] });
    expect(inRuse.filter(({ kind }) => kind === 'municipality')).toHaveLength(8);
  });

  test('groups count with the groups below them and tell what a source declares', async () => {
    const groups = new Map((await listCountedGroups(database.public)).map((group) => [group.slug, group]));
    expect(groups.get('roma')).toMatchObject({ projects: 4, declared: 0 });
    expect(groups.get('ethnic-minorities')).toMatchObject({ projects: 4 });
    expect(groups.get('people-with-addictions')).toMatchObject({ projects: 1, declared: 1 });
  });

  test('an organisation has its roles, its names and what it received as promoter', async () => {
    const counted = new Map(
      (await listCountedOrganisations(database.public)).map((organisation) => [
        organisation.slug,
        organisation,
      ]),
    );
    expect(counted.get('crime-prevention-fund-iga')).toMatchObject({
      roles: [{ role: 'promoter', projects: 1 }],
      asPromoter: { cents: 12_906_880, withAmount: 1, withoutAmount: 0 },
    });
    expect(counted.get('save-a-child-norway')).toMatchObject({
      country: 'NO',
      roles: [{ role: 'donor-partner', projects: 1 }],
      asPromoter: { cents: 0, withAmount: 0, withoutAmount: 0 },
    });
    expect(await listCountedOrganisations(database.public, 'roma-lom')).toHaveLength(1);
    expect(await listParticipations(database.public, 'roma-lom', 10)).toEqual([
      expect.objectContaining({ role: 'partner' }),
    ]);
    expect(await findOrganisation(database.public, 'nobody')).toBeNull();
  });

  test('programmes and outputs are listed whole', async () => {
    expect(await listProgrammes(database.public)).toEqual([
      expect.objectContaining({ slug: 'justice', projects: 2 }),
    ]);
    expect(await countWithoutProgramme(database.public)).toBe(2);
    const outputs = await listOutputs(database.public);
    expect(outputs.filter(({ kind }) => kind === 'film').map(({ project }) => project.slug)).toEqual([
      'everything-is-possible',
    ]);
    expect(outputs.filter(({ kind }) => kind === 'handbook')).toHaveLength(4);
  });

  test('related projects say why, the rarest reason first', async () => {
    const found = await findProject(database.public, 'everything-is-possible');
    const related = await listRelated(database.public, found?.profile.id as string, today);
    expect(related[0]?.card.slug).toBe(services);
    expect(related[0]?.reasons[0]).toMatchObject({ kind: 'place', name: { en: 'Plovdiv' } });
    expect(related.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(await listRelated(database.public, 'nobody', today)).toEqual([]);
  });
});
