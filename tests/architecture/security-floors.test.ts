import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

const version = z.string().regex(/^\d+\.\d+\.\d+$/);
const { floors } = z
  .strictObject({
    about: z.string(),
    production: z.strictObject({ node: version }),
    floors: z.array(
      z.strictObject({
        package: z.string(),
        floor: version,
        isRequired: z.boolean(),
        advisories: z.array(z.string().regex(/^(CVE-\d{4}-\d{4,}|GHSA(-[23456789cfghjmpqrvwx]{4}){3})$/)),
      }),
    ),
  })
  .parse(read('content/docs/security/floors.json'));

const { packages } = z
  .object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
  .parse(read('package-lock.json'));

const installed = (name: string) =>
  Object.entries(packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([path, entry]) => ({ path, version: entry.version ?? '' }));

/** Orders versions without a suffix; one with a suffix is before the version it leads to. */
function isAtLeast(found: string, floor: string): boolean {
  const [numbers = '', suffix] = found.split('-', 2);
  const [own, least] = [numbers, floor].map((text) => text.split('.').map(Number));
  for (const [index, number] of (own ?? []).entries()) {
    const difference = number - (least?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return suffix === undefined;
}

describe.each(floors)('$package', ({ package: name, floor, isRequired }) => {
  test(`is at least ${floor}, every copy of it`, () => {
    const copies = installed(name);
    if (isRequired) expect(copies).not.toEqual([]);
    expect(copies.filter((copy) => !isAtLeast(copy.version, floor))).toEqual([]);
  });
});

test.each([
  ['16.4.5', '16.4.5', true],
  ['16.4.10', '16.4.5', true],
  ['17.0.0', '16.4.5', true],
  ['16.4.4', '16.4.5', false],
  ['16.4.5-canary.3', '16.4.5', false],
  ['9.9.9', '16.4.5', false],
])('%s against %s: %s', (found, floor, expected) => {
  expect(isAtLeast(found, floor)).toBe(expected);
});
