import { describe, expect, it } from 'vitest';
import { search, searchedDatabase, seededContent, slugsOf } from './searched-portfolio.ts';

const prison = 'everything-is-possible';
const services = 'specialized-services-for-children-from-roma-communities';
const ruse = 'partnership-with-a-cause';
const inclusion = 'integrated-services-smyadovo-vetrino-bolyarovo';

describe('the seeded portfolio', () => {
  const database = searchedDatabase(async () => (await seededContent()).projects);

  it.each([
    ['Пловдив', [prison, services]],
    ['Plovdiv', [prison, services]],
    ['PLOVDIV', [prison, services]],
    ['plovdif', [prison, services]],
    ['m.florl', [prison, services]],
    ['plowdiw', [prison, services]],
    ['Pazardjik', [services]],
    ['Пазарджик', [services]],
    ['Pazardžik', [services]],
    ['Rousse', [ruse]],
    ['Русе', [ruse]],
    ['затвор', [prison]],
    ['затворите', [prison]],
    ['zatvor', [prison]],
    ['handbook', [inclusion, ruse]],
    ['наръчници', [inclusion, ruse]],
    ['Smyadovo', [inclusion]],
    ['смядово', [inclusion]],
    ['IGA Fund', [services]],
    ['Save a Child', [services]],
    ['mothers against drugs', [prison]],
    ['prison staff plovdiv', [prison]],
  ])('%s finds the right projects', async (words, slugs) => {
    expect((await slugsOf(database.public, `q=${encodeURIComponent(words)}`)).sort()).toEqual(
      slugs.toSorted(),
    );
  });

  it('shows both Plovdiv projects for Roma, with counts, in both languages', async () => {
    for (const locale of ['en', 'bg'] as const) {
      const results = await search(database.public, 'place=plovdiv&target-group=roma', locale);
      expect(results.hits.map(({ card }) => card.slug).sort()).toEqual([prison, services]);
      const [district] = results.facets.place;
      expect(district).toMatchObject({
        value: 'plovdiv-district',
        count: 2,
        isSelected: true,
        chosenBy: 'plovdiv',
      });
      expect(results.facets.period).toMatchObject([
        { value: '2014-2021', count: 1 },
        { value: '2009-2014', count: 1 },
      ]);
    }
  });

  it('never finds a project by the person to contact', async () => {
    for (const { contact } of (await seededContent()).projects) {
      if (contact?.name !== undefined)
        expect(await slugsOf(database.public, `q=${contact.name}&exact=1`)).toEqual([]);
    }
  });
});
