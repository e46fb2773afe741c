import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lastDay } from '#lib/format/partial-date.ts';
import { readContent } from '#lib/imports/content-files.ts';
import { projectProfile } from '#lib/projects/schema.ts';
import { resolveStatementPath } from '#lib/versioning/document-path.ts';

const folder = new URL('../../../content/projects/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const files = names.map((name) => {
  const text = readFileSync(new URL(name, folder), 'utf8');
  return { name, text, profile: projectProfile.parse(parse(text)) };
});

test('four projects, each under a slug of its own that names its file', () => {
  expect(files).toHaveLength(4);
  expect(files.map(({ profile }) => `${profile.slug}.yaml`)).toEqual(names);
  expect(new Set(files.map(({ profile }) => profile.id)).size).toBe(files.length);
});

test('the reader of content finds nothing to complain about', async () => {
  expect(await readContent(new URL('../', folder).pathname)).toMatchObject({ ok: true });
});

describe.each(files)('$name', ({ text, profile }) => {
  test('each statement points to something in the document', () => {
    const stray = profile.statements.filter(({ path }) => resolveStatementPath(profile, path) === undefined);
    expect(stray.map(({ path }) => path)).toEqual([]);
  });

  test('the preferred statement agrees with the value shown', () => {
    const stray = profile.statements.filter(
      ({ preferred, path, value }) => preferred && !agrees(resolveStatementPath(profile, path), value, path),
    );
    expect(stray.map(({ path }) => path)).toEqual([]);
  });

  test('a statement that differs says so and stands beside one that is shown', () => {
    for (const { path, note, value } of profile.statements.filter(({ preferred }) => !preferred)) {
      expect(note, path).toBeDefined();
      expect(agrees(resolveStatementPath(profile, path), value, path), path).toBe(false);
      expect(profile.statements.some((other) => other.path === path && other.preferred)).toBe(true);
    }
  });

  test('each statement quotes at most eight words, with line and hash of the sentence', () => {
    for (const { path, quote } of profile.statements) {
      expect(quote?.text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 9, path).toBeLessThanOrEqual(8);
      expect(quote, path).toMatchObject({
        line: expect.any(Number),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    }
  });

  test('each statement names a source of this file, and each source states something', () => {
    const stated = new Set(profile.statements.map(({ sourceId }) => sourceId));
    expect([...stated].toSorted()).toEqual(profile.sources.map(({ id }) => id).toSorted());
  });

  test('what a source can state has a statement', () => {
    const paths = new Set(profile.statements.map(({ path }) => path));
    expect(pathsToState(profile).filter((path) => !paths.has(path))).toEqual([]);
  });

  test('holds no person of an ended project', () => {
    const ended = profile.endsOn === undefined || lastDay(profile.endsOn) < profile.updatedOn;
    expect(ended && profile.contact !== undefined).toBe(false);
    expect(text).not.toMatch(/\+359|\b0\d{8,9}\b|^contact:/m);
    expect(text).not.toMatch(/[\w.+-]+@[\w-]+\.\w/);
  });

  test('each text is there in both languages', () => {
    expect(oneSided(profile, '')).toEqual([]);
  });

  test('ids are unique within their list', () => {
    const lists = [profile.partners, profile.donorPartners, profile.places, profile.targetGroups];
    for (const list of [...lists, profile.sections, profile.results, profile.bilateral, profile.outputs]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
  });

  test('Bulgarian has Bulgarian quotation marks', () => {
    const stray = textsOf(profile, 'bg').filter((each) => /"|“[^“]*”/.test(each));
    expect(stray).toEqual([]);
  });
});

/** Whether `value` is the value shown or a part of it; null stands for prose of ours, which no source states. */
function agrees(shown: unknown, value: unknown, path: string): boolean {
  if (value === null) return /^goal$|\.body$/.test(path);
  if (typeof value !== 'object' || Array.isArray(value))
    return JSON.stringify(shown) === JSON.stringify(value);
  if (typeof shown !== 'object' || shown === null) return false;
  return Object.entries(value).every(
    ([key, part]) => part !== null && agrees((shown as Record<string, unknown>)[key], part, path),
  );
}

function pathsToState(profile: (typeof files)[number]['profile']): string[] {
  const single = [
    'number',
    'programme',
    'fund',
    'declaredStatus',
    'startsOn',
    'endsOn',
    'grant',
    'promoter',
    'goal',
  ] as const;
  const lists = ['partners', 'donorPartners', 'places', 'targetGroups', 'outputs'] as const;
  return [
    ...(profile.workingTitle ? [] : ['title']),
    ...single.filter((field) => profile[field] !== undefined),
    ...lists.flatMap((field) => profile[field].map(({ id }) => `${field}[${id}]`)),
    ...(['sections', 'bilateral'] as const).flatMap((field) =>
      profile[field].map(({ id }) => `${field}[${id}].body`),
    ),
    ...profile.results.flatMap(({ id, expected, achieved }) => [
      ...(expected === undefined ? [] : [`results[${id}].expected`]),
      ...(achieved === undefined ? [] : [`results[${id}].achieved`]),
    ]),
  ];
}

/** Paths of localised texts that lack a language; the value of a statement may be in that of its source. */
function oneSided(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || path.endsWith('.value')) return [];
  if (!Array.isArray(value) && ('en' in value || 'bg' in value)) {
    return 'en' in value && 'bg' in value ? [] : [path];
  }
  return Object.entries(value).flatMap(([key, part]) => oneSided(part, `${path}.${key}`));
}

function textsOf(value: unknown, locale: 'en' | 'bg'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === locale && typeof part === 'string' ? [part] : textsOf(part, locale),
  );
}
