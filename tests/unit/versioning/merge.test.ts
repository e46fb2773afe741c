import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft } from '#lib/versioning/draft.ts';
import { mergeDrafts } from '#lib/versioning/merge.ts';

const paragraph = (words: string) =>
  `${words} ${'дълъг разказ за проекта и хората в него '.repeat(4).trim()}.`;

describe('merging by path', () => {
  const base: Draft = { 'title.en': 'A title', number: '12', 'goal.bg': 'Цел' };

  test.for<[string, Draft, Draft, Draft, string[]]>([
    [
      'different fields',
      { ...base, number: '13' },
      { ...base, 'title.en': 'Another' },
      { ...base, number: '13', 'title.en': 'Another' },
      [],
    ],
    ['the same change', { ...base, number: '13' }, { ...base, number: '13' }, { ...base, number: '13' }, []],
    [
      'one field, two texts',
      { ...base, number: '13' },
      { ...base, number: '14' },
      { ...base, number: '13' },
      ['number'],
    ],
    [
      'taken away and changed',
      { 'title.en': 'A title', 'goal.bg': 'Цел' },
      { ...base, number: '14' },
      { 'title.en': 'A title', 'goal.bg': 'Цел' },
      ['number'],
    ],
    ['added by both', { ...base, fund: 'a' }, { ...base, fund: 'b' }, { ...base, fund: 'a' }, ['fund']],
    [
      'short texts are never mixed',
      { ...base, 'title.en': 'My title' },
      { ...base, 'title.en': 'A name' },
      { ...base, 'title.en': 'My title' },
      ['title.en'],
    ],
  ])('%s', ([, mine, theirs, merged, conflicts]) => {
    const result = mergeDrafts(base, mine, theirs);
    expect(result.merged).toEqual(merged);
    expect(result.conflicts.map(({ path }) => path)).toEqual(conflicts);
  });
});

describe('merging lists', () => {
  const base: Draft = {
    results: 'a b c',
    'results[a].title.en': 'A',
    'results[b].title.en': 'B',
    'results[c].title.en': 'C',
  };

  test('what either adds stays, after what it followed', () => {
    const mine = { ...base, results: 'a x b c', 'results[x].title.en': 'X' };
    const theirs = { ...base, results: 'a b c y', 'results[y].title.en': 'Y' };
    const { merged, conflicts } = mergeDrafts(base, mine, theirs);
    expect(merged['results']).toBe('a x b c y');
    expect(conflicts).toEqual([]);
  });

  test('what one takes away goes, unless the other changed it', () => {
    const without = { results: 'a c', 'results[a].title.en': 'A', 'results[c].title.en': 'C' };
    expect(mergeDrafts(base, without, base).merged).toEqual(without);
    expect(mergeDrafts(base, base, without).merged).toEqual(without);
    const theirs = { ...base, 'results[b].title.en': 'B, changed' };
    const { merged, conflicts } = mergeDrafts(base, without, theirs);
    expect(merged['results']?.split(' ')).toContain('b');
    expect(conflicts).toEqual([{ path: 'results[b].title.en', base: 'B', mine: '', theirs: 'B, changed' }]);
  });

  test('an order changed by one meets an item added by the other', () => {
    const mine = { ...base, results: 'c b a' };
    const theirs = { ...base, results: 'a b c d', 'results[d].title.en': 'D' };
    expect(mergeDrafts(base, mine, theirs).merged['results']).toBe('c d b a');
  });
});

describe('merging long texts', () => {
  const first = paragraph('Първи');
  const second = paragraph('Втори');
  const base = { 'goal.bg': `${first}\n\n${second}` };

  test('two paragraphs', () => {
    const mine = { 'goal.bg': `${first} Моето.\n\n${second}` };
    const theirs = { 'goal.bg': `${first}\n\n${second} Тяхното „в кавички“ 🙂.` };
    const { merged, conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(merged['goal.bg']).toBe(`${first} Моето.\n\n${second} Тяхното „в кавички“ 🙂.`);
  });

  test('two words of one paragraph', () => {
    const mine = { 'goal.bg': base['goal.bg'].replace('Първи', 'Пръв') };
    const theirs = { 'goal.bg': base['goal.bg'].replace(/хората в него\.\n/, 'децата в него.\n') };
    const { merged, conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(merged['goal.bg']).toContain('Пръв');
    expect(merged['goal.bg']).toContain('децата');
  });

  test('the same words are a conflict that holds both', () => {
    const mine = { 'goal.bg': base['goal.bg'].replace('Първи', 'Пръв') };
    const theirs = { 'goal.bg': base['goal.bg'].replace('Първи', 'Начален') };
    expect(mergeDrafts(base, mine, theirs).conflicts).toEqual([
      { path: 'goal.bg', base: base['goal.bg'], mine: mine['goal.bg'], theirs: theirs['goal.bg'] },
    ]);
  });

  test('60,000 characters that both rewrote come back in time', () => {
    const words = (seed: string) =>
      Array.from({ length: 9_000 }, (_, index) => `${seed}${index % 700}`).join(' ');
    const drafts = ['дума', 'слово', 'реч'].map((seed) => ({ 'goal.bg': words(seed) }));
    const { conflicts } = mergeDrafts(drafts[0] ?? {}, drafts[1] ?? {}, drafts[2] ?? {});
    expect(conflicts).toHaveLength(1);
  });
});

test('whatever two people write into whatever draft, both texts stand in the merge or in a conflict', () => {
  const word = fc.constantFrom('проект', 'хора', '„кавички“', 'the', 'and', '🙂', 'дом\n\n', 'край.\n');
  const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
  const path = fc.constantFrom(
    'goal.bg',
    'goal.en',
    'number',
    'results[a].title.en',
    'results[b].title.en',
    'sections[s].body.bg',
  );
  const draft = fc
    .dictionary(path, text)
    .map((texts): Draft => ({ ...texts, results: 'a b', sections: 's' }));
  const edit = fc.array(fc.record({ path, at: fc.nat(400), cut: fc.nat(30) }), {
    minLength: 1,
    maxLength: 4,
  });
  const apply = (base: Draft, edits: { path: string; at: number; cut: number }[], mark: string) => {
    const written: string[] = [];
    const after: Record<string, string> = { ...base };
    for (const [index, { path: where, at, cut }] of edits.entries()) {
      const own = `${mark}${index}`;
      const was = after[where] ?? '';
      const start = Math.min(at, was.length);
      after[where] = `${was.slice(0, start)} ${own} ${was.slice(start + cut)}`;
      written.push(own);
    }
    // An edit may cut an earlier one of the same person: what they no longer have cannot be lost.
    return {
      after,
      written: written.filter((own) => Object.values(after).some((each) => each.includes(own))),
    };
  };
  fc.assert(
    fc.property(draft, edit, edit, (base, left, right) => {
      const mine = apply(base, left, 'МОЕ');
      const theirs = apply(base, right, 'THEIRS');
      const { merged, conflicts } = mergeDrafts(base, mine.after, theirs.after);
      const everything = [
        ...Object.values(merged),
        ...conflicts.flatMap((each) => [each.mine, each.theirs]),
      ].join('\n');
      for (const own of [...mine.written, ...theirs.written]) expect(everything).toContain(own);
    }),
    { numRuns: 1_000 },
  );
});
