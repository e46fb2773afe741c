import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slugify } from '#lib/format/text/slug.ts';
import { slug } from '#lib/projects/schema.ts';

describe('slugify', () => {
  it.each([
    ['Асоциация „Център Динамика“ – Русе', 'asotsiatsia-tsentar-dinamika-ruse'],
    ['Crime Prevention Fund – IGA', 'crime-prevention-fund-iga'],
    ['Children’s rights & Søster Ærø', 'childrens-rights-soster-aero'],
    ['Велико Търново', 'veliko-tarnovo'],
    ['Ｗｉｄｅ', 'wide'],
    ['„…“', ''],
  ])('%s becomes %s', (name, expected) => expect(slugify(name)).toBe(expected));

  it('always gives a slug the schema takes, or nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.lorem({ maxCount: 60 })),
        (name) => {
          const made = slugify(name);
          return made === '' || slug.safeParse(made).success;
        },
      ),
    );
    expect(slugify('a'.repeat(5000)).length).toBeLessThanOrEqual(100);
  });
});
