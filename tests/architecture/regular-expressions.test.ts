import { check, type Diagnostics } from 'recheck';
import { expect, test } from 'vitest';
import known from './regular-expressions.json' with { type: 'json' };
import { filesOf, nodesOf } from './source-files.ts';

interface Expression {
  pattern: string;
  flags: string;
  at: string[];
}

/** Every regular expression that is written in the code that runs, with where it stands. */
function expressions(): Map<string, Expression> {
  const found = new Map<string, Expression>();
  for (const { node, at } of nodesOf(filesOf('{lib,components,app}/**/*.{ts,tsx,mjs}'))) {
    const regex = node['regex'] as { pattern: string; flags: string } | undefined;
    if (regex === undefined) continue;
    const written = `/${regex.pattern}/${regex.flags}`;
    const { at: places } = found.get(written) ?? { at: [] };
    found.set(written, { ...regex, at: [...places, at] });
  }
  return found;
}

/** A machine that does other things besides may need a while for one that is hard to judge. */
const patienceMs = 30_000;

function whatIsWrong(verdict: Diagnostics): string | null {
  if (verdict.status !== 'vulnerable') return null;
  const { complexity, attack } = verdict;
  return `${complexity.summary}, for instance on ${attack.pattern.slice(0, 80)}`;
}

test('no regular expression takes more than linear time, unless what it reads is bounded and the list says by what', {
  timeout: 300_000,
}, async () => {
  const judged = new Set([...known.judged, ...Object.keys(known.bounded)]);
  const slow: string[] = [];
  for (const [written, { pattern, flags, at }] of expressions()) {
    if (judged.has(written)) continue;
    const trouble = whatIsWrong(await check(pattern, flags, { timeout: patienceMs, randomSeed: 1 }));
    if (trouble !== null) slow.push(`${at.join(', ')}: ${written} is ${trouble}`);
  }
  expect(
    slow,
    'Write it so that no two repeats beside each other can take the same character; or bound what it reads, and say the bound in regular-expressions.json.',
  ).toEqual([]);
});

test('the list of bounded expressions names those that stand in the code, each with its bound', () => {
  const written = expressions();
  const gone = Object.keys(known.bounded).filter((each) => !written.has(each));
  expect(gone, 'Take them out of regular-expressions.json.').toEqual([]);
  for (const bound of Object.values(known.bounded)) expect(bound.length).toBeGreaterThan(10);
});
