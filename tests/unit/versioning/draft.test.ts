import { describe, expect, test } from 'vitest';
import { changedPaths, itemIds, normalDraft, textAt } from '#lib/versioning/draft.ts';
import { mergeDrafts } from '#lib/versioning/merge.ts';

describe('a path that is called like what every object has', () => {
  const names = ['constructor', 'toString', 'hasOwnProperty', '__proto__'];

  test.for(names)('%s: is empty until somebody writes it, and then a text like others', (name) => {
    const written = Object.fromEntries([[name, 'a text']]);
    expect(textAt({}, name)).toBe('');
    expect(itemIds({}, name)).toEqual([]);
    expect(textAt(written, name)).toBe('a text');
    expect(changedPaths({}, written)).toEqual([name]);
    expect(changedPaths({}, {})).toEqual([]);
    expect(Object.entries(normalDraft(written))).toEqual([[name, 'a text']]);
  });

  test.for(names)('%s: is merged like others', (name) => {
    const written = Object.fromEntries([[name, 'a text']]);
    const { merged, conflicts } = mergeDrafts({}, written, { 'title.en': 'Theirs' });
    expect(Object.entries(merged)).toEqual(expect.arrayContaining([[name, 'a text']]));
    expect(conflicts).toEqual([]);
    const other = Object.fromEntries([[name, 'another']]);
    expect(mergeDrafts({}, written, other).conflicts.map(({ path }) => path)).toEqual([name]);
  });
});
