import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { staffRoles } from '#lib/auth/actor.ts';
import {
  canApprove,
  canDo,
  canPublish,
  forbiddenPaths,
  type ProjectAction,
  programmesFor,
  projectActions,
} from '#lib/projects/policy.ts';
import { mintedActor } from '#tests/support/minted-actor.ts';

const actions = Object.keys(projectActions) as ProjectAction[];

/** The table as the document prints it. */
function printed(): string {
  const row = (cells: readonly string[]) =>
    `|${cells.map((cell) => (cell === '' ? ' |' : ` ${cell} |`)).join('')}`;
  const rows = actions.map((action) => {
    const roles: readonly string[] = projectActions[action];
    return row([action, ...staffRoles.map((role) => (roles.includes(role) ? '✓' : ''))]);
  });
  const head = [row(['deed', ...staffRoles]), `|---|${staffRoles.map(() => ':-:').join('|')}|`];
  return ['<!-- policy -->', ...head, ...rows, '<!-- /policy -->'].join('\n');
}

test('the table of the document is the policy', () => {
  const told = readFileSync('content/docs/editing-engine.md', 'utf8').match(
    /<!-- policy -->[\s\S]*<!-- \/policy -->/,
  );
  expect(told?.[0]).toBe(printed());
});

describe('every role and every deed', () => {
  for (const role of staffRoles)
    test.for(actions)(`${role}: %s`, (action) => {
      const expected = (projectActions[action] as readonly string[]).includes(role);
      const local = mintedActor([{ role, programme: 'roma' }]);
      expect(canDo(local, action, 'roma')).toBe(expected);
      expect(canDo(local, action, 'other')).toBe(false);
      expect(canDo(local, action, null)).toBe(false);
      const everywhere = mintedActor([{ role, programme: null }]);
      expect([canDo(everywhere, action, 'other'), canDo(everywhere, action, null)]).toEqual([
        expected,
        expected,
      ]);
      expect(programmesFor(local, action)).toEqual(expected ? ['roma'] : []);
      expect(programmesFor(everywhere, action)).toEqual(expected ? 'all' : []);
      expect(canDo(mintedActor([]), action, 'roma')).toBe(false);
    });
});

test.for(['approver', 'lead', 'administrator'] as const)(
  '%s may do nothing before the second factor',
  (role) => {
    const waiting = mintedActor([{ role, programme: null }], false);
    expect(actions.filter((action) => canDo(waiting, action, 'roma'))).toEqual([]);
  },
);

test('communication may change prose, also its sources, and nothing else', () => {
  const writer = mintedActor([{ role: 'communication', programme: null }]);
  const paths = ['title.en', 'sections[a].body.bg', 'quote:goal', 'grant', 'results', 'source:grant'];
  expect(forbiddenPaths(writer, null, paths)).toEqual(['grant', 'results', 'source:grant']);
  expect(forbiddenPaths(mintedActor([{ role: 'officer', programme: null }]), null, paths)).toEqual([]);
  expect(forbiddenPaths(mintedActor([{ role: 'approver', programme: null }]), null, paths)).toEqual(paths);
});

describe('four eyes', () => {
  const lead = mintedActor([{ role: 'lead', programme: null }]);
  test.for([
    [true, ['anna'], false],
    [true, ['boris'], true],
    [false, ['anna'], true],
  ] as const)('asked for %s, written by %s: may approve %s', ([fourEyes, authors, may]) => {
    expect(canApprove(lead, { programme: null, fourEyes, authors })).toBe(may);
  });

  test.for([
    [true, false, false],
    [true, true, true],
    [false, false, true],
  ] as const)('asked for %s, approved %s: may publish %s', ([fourEyes, isApproved, may]) => {
    expect(canPublish(lead, { programme: null, fourEyes, authors: ['anna'], isApproved })).toBe(may);
  });
});
