import { describe, expect, test } from 'vitest';
import { layouts } from '#lib/imports/layouts/layouts.ts';
import { committedVocabulary, digestOf, importFixtures } from '#tests/support/import-fixtures.ts';

const vocabulary = await committedVocabulary();
const fixtures = importFixtures();

describe('a page of each kind gives its facts and no others', () => {
  test.for(fixtures)('$name', async (fixture) => {
    expect(await digestOf(fixture, vocabulary)).toEqual(fixture.expected);
  });

  test('every layout has a page', () => {
    const shown = new Set(fixtures.map(({ expected }) => expected['layout']));
    expect(layouts.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });
});
