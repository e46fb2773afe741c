import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesQuery } from '#lib/projects/queries/entries.ts';
import { attentionCodes, entryStates, openStates } from '#lib/projects/schema/edition.ts';
import { entryQuery, readEntryAddress, readEntryQuery } from '#lib/web/staff/entry-address.ts';

const filters = fc.record(
  {
    text: fc
      .stringMatching(/^[a-zа-я0-9&=% ]{1,40}$/)
      .map((text) => text.trim())
      .filter((text) => text !== ''),
    state: fc.constantFrom(...entryStates),
    editionState: fc.constantFrom(...openStates, 'none' as const),
    programme: fc.constantFrom('', 'local-development', 'justice'),
    attention: fc.constantFrom(...attentionCodes, 'any' as const),
    mine: fc.constant(true),
  },
  { requiredKeys: [] },
);

describe('the address of the list of projects', () => {
  test('comes back from itself unchanged', () => {
    fc.assert(
      fc.property(filters, (given) => {
        const read = readEntryAddress(Object.fromEntries(new URLSearchParams(entryQuery(given))));
        expect(readEntryQuery(entryQuery(given))).toEqual(given);
        expect(read).toEqual({ filters: given, after: null, selected: [], all: false, dropped: 0 });
      }),
    );
  });

  test('filters that were not written here are none', () => {
    for (const query of ['colour=blue', 'work=draft&work=draft', 'work=sideways', 'q=a&after=b', '?q=a'])
      expect(readEntryQuery(query)).toBeNull();
    expect(readEntryQuery('')).toEqual({});
    expect(readEntryAddress({ all: 'yes', work: 'draft' })).toMatchObject({ all: true, dropped: 0 });
  });

  test('whatever it says, what is passed on is what the list takes', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constantFrom('draft', 'any', 'yes'));
    const name = fc.oneof(
      fc.constantFrom('q', 'state', 'work', 'programme', 'attention', 'mine', 'after'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.dictionary(name, value), (search) => {
        expect(entriesQuery.safeParse(readEntryAddress(search).filters).success).toBe(true);
      }),
    );
  });

  test('counts what it leaves out, and bounds what is selected', () => {
    expect(
      readEntryAddress({
        state: 'sideways',
        work: ['draft', 'draft'],
        colour: 'blue',
        q: '',
        selected: 'a-project',
      }),
    ).toEqual({ filters: {}, after: null, selected: ['a-project'], all: false, dropped: 3 });
    const many = Array.from({ length: 200 }, (_, index) => `project-${index % 150}`);
    const { selected } = readEntryAddress({ selected: [...many, 'NOT AN ID', '../x'] });
    expect(selected).toHaveLength(100);
    expect(new Set(selected).size).toBe(100);
  });
});
