import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeEntry } from '#lib/versioning/register-merge.ts';

const base = { slug: 'a', name: 'Old', url: null, aliases: ['one', 'two'] };

describe('an entry that content gives and staff may have changed', () => {
  test.for([
    ['nobody changed anything', base, base, base, []],
    ['content alone changed it', { ...base, name: 'New' }, base, { ...base, name: 'New' }, []],
    ['staff alone changed it', base, { ...base, name: 'Ours' }, { ...base, name: 'Ours' }, []],
    ['both said the same', { ...base, name: 'New' }, { ...base, name: 'New' }, { ...base, name: 'New' }, []],
    [
      'both changed different fields',
      { ...base, url: 'https://a.example' },
      { ...base, name: 'Ours' },
      { ...base, name: 'Ours', url: 'https://a.example' },
      [],
    ],
    [
      'both changed one field: staff stand, and it is said',
      { ...base, name: 'New' },
      { ...base, name: 'Ours' },
      { ...base, name: 'Ours' },
      ['name'],
    ],
    [
      'lists take what either side added and lose what content took out',
      { ...base, aliases: ['two', 'three'] },
      { ...base, aliases: ['one', 'two', 'ours'] },
      { ...base, aliases: ['two', 'ours', 'three'] },
      [],
    ],
  ] as const)('%s', ([, content, current, row, kept]) => {
    expect(mergeEntry(base, content, current)).toEqual({ row, kept });
  });

  test('one that staff merged away stays away; one that is new comes in', () => {
    expect(mergeEntry(base, base, null).row).toBeNull();
    expect(mergeEntry(null, base, null).row).toEqual(base);
  });

  test('one that staff made first keeps what staff wrote', () => {
    expect(mergeEntry(null, { ...base, name: 'Content' }, { ...base, name: 'Ours' })).toEqual({
      row: { ...base, name: 'Ours' },
      kept: ['name'],
    });
  });

  test('whatever staff changed stands afterwards', () => {
    const entry = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      url: fc.constantFrom(null, 'x', 'y'),
      aliases: fc.uniqueArray(fc.constantFrom('one', 'two', 'three')),
    });
    fc.assert(
      fc.property(entry, entry, entry, (was, content, current) => {
        const { row } = mergeEntry(was, content, current);
        for (const field of ['name', 'url'] as const) {
          if (current[field] !== was[field]) expect(row?.[field]).toBe(current[field]);
          else expect(row?.[field]).toBe(content[field]);
        }
        for (const alias of current.aliases)
          if (!was.aliases.includes(alias)) expect(row?.['aliases']).toContain(alias);
      }),
    );
  });
});
