import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, ChangeLedger, type Stamp } from '#lib/web/cache/change-ledger.ts';

const change = (seq: number, tags: string[], tombstone = false): Change => ({ seq, tags, tombstone });

function ledgerOf(...changes: Change[]): ChangeLedger {
  const ledger = new ChangeLedger();
  ledger.begin('db', 0);
  ledger.apply(changes);
  return ledger;
}

const at = (seq: number): Stamp => ({ database: 'db', seq });

describe('a page', () => {
  test('is current until something it shows changes', () => {
    const ledger = ledgerOf(change(1, ['project:a']), change(2, ['project:b']));
    expect(ledger.judge(at(1), ['project:a'])).toBe('current');
    expect(ledger.judge(at(0), ['project:a'])).toBe('outdated');
    expect(ledger.judge(at(1), ['place:x', 'project:b'])).toBe('outdated');
  });

  test('filled before a change that was not known yet is outdated once it is', () => {
    const ledger = ledgerOf(change(1, ['project:a']));
    const stamp = ledger.stamp;
    ledger.apply([change(2, ['project:a'])]);
    expect(ledger.judge(stamp, ['project:a'])).toBe('outdated');
    expect(ledger.judge(ledger.stamp, ['project:a'])).toBe('current');
  });

  test('that shows what was withdrawn since is never shown again, one made later is', () => {
    const ledger = ledgerOf(change(1, ['project:a']), change(2, ['project:a', 'place:lom'], true));
    expect(ledger.judge(at(1), ['project:a'])).toBe('withdrawn');
    expect(ledger.judge(at(1), ['place:lom'])).toBe('withdrawn');
    expect(ledger.judge(at(2), ['place:lom'])).toBe('current');
    ledger.apply([change(3, ['project:a'])]);
    expect(ledger.judge(at(1), ['project:a'])).toBe('withdrawn');
    expect(ledger.judge(at(2), ['project:a'])).toBe('outdated');
  });

  test('that depends on everything is touched by any change; a change of everything touches any page', () => {
    const ledger = ledgerOf(
      change(1, ['project:a']),
      change(2, ['project:b'], true),
      change(3, ['portfolio']),
    );
    expect(ledger.judge(at(0), ['portfolio'])).toBe('withdrawn');
    expect(ledger.judge(at(2), ['portfolio'])).toBe('outdated');
    expect(ledger.judge(at(2), ['place:lom'])).toBe('outdated');
    expect(ledger.judge(at(3), ['portfolio'])).toBe('current');
  });

  test('of another database is never shown; one made before any was reached is outdated', () => {
    const ledger = ledgerOf(change(1, ['project:a']));
    expect(ledger.judge({ database: 'other', seq: 1 }, [])).toBe('withdrawn');
    expect(ledger.judge({ database: '', seq: 0 }, [])).toBe('outdated');
    expect(new ChangeLedger().judge({ database: '', seq: 0 }, ['project:a'])).toBe('current');
  });

  test('from the future of a database that was set back is never shown', () => {
    const ledger = ledgerOf(change(9, ['project:a'], true));
    ledger.begin('db', 4);
    expect(ledger.judge(at(9), ['project:b'])).toBe('withdrawn');
    expect(ledger.judge(at(4), ['project:a'])).toBe('current');
  });
});

test('changes already known are not taken in twice', () => {
  const ledger = ledgerOf(change(5, ['project:a']));
  ledger.apply([change(4, ['project:b'], true), change(5, ['project:a'], true)]);
  expect(ledger.stamp.seq).toBe(5);
  expect(ledger.judge(at(0), ['project:b'])).toBe('current');
});

describe('what is kept on disk', () => {
  test('is read back as it was', () => {
    const ledger = ledgerOf(change(1, ['project:a']), change(2, ['project:b'], true));
    const read = ChangeLedger.fromState(JSON.parse(JSON.stringify(ledger.toState())));
    expect(read?.toState()).toEqual(ledger.toState());
    expect(read?.judge(at(1), ['portfolio'])).toBe('withdrawn');
  });

  test.each([null, {}, [], 'x', { database: 'db', seq: -1, forgottenUpTo: 0, changed: [], withdrawn: [] }])(
    '%j is refused',
    (state) => {
      expect(ChangeLedger.fromState(state)).toBeNull();
    },
  );
});

test('forgetting old tags only makes pages outdated, never current', () => {
  const tag = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'portfolio');
  fc.assert(
    fc.property(
      fc.array(fc.record({ tags: fc.array(tag, { maxLength: 3 }), tombstone: fc.boolean() }), {
        maxLength: 30,
      }),
      fc.nat(30),
      fc.array(tag, { minLength: 1, maxLength: 3 }),
      (history, seq, tags) => {
        const changes = history.map((each, index) => change(index + 1, each.tags, each.tombstone));
        const [small, large] = [new ChangeLedger(2), new ChangeLedger()];
        for (const ledger of [small, large]) {
          ledger.begin('db', 0);
          ledger.apply(changes);
        }
        const truth = changes.filter(
          (each) =>
            each.seq > seq &&
            (tags.includes('portfolio') || ['portfolio', ...tags].some((own) => each.tags.includes(own))),
        );
        const expected = truth.some(({ tombstone }) => tombstone)
          ? 'withdrawn'
          : truth.length > 0
            ? 'outdated'
            : 'current';
        const isAhead = seq > changes.length;
        expect(large.judge(at(seq), tags)).toBe(isAhead ? 'withdrawn' : expected);
        if (!isAhead && expected !== 'current') expect(small.judge(at(seq), tags)).toBe(expected);
      },
    ),
  );
});
