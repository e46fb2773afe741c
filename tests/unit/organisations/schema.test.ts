import { expect, test } from 'vitest';
import { organisationInput } from '#lib/organisations/schema.ts';

test.each(['', 'B', 'bulgaria', '1x', 'ZZ', 'QQ', 'БГ'])(
  'the country %j is refused and throws nothing',
  (country) => {
    const read = organisationInput.safeParse({
      slug: null,
      was: '',
      nameEn: 'A foundation',
      nameBg: '',
      translated: [],
      kind: 'ngo',
      country,
      place: '',
      aliases: [],
      url: '',
    });
    expect(read.error?.issues.map(({ path, message }) => [path.join('.'), message])).toContainEqual([
      'country',
      'unknown-country',
    ]);
  },
);
