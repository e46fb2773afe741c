import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

const build = new URL('../../.next/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, build), 'utf8');

test('the build has no Server Action', () => {
  const { node, edge } = JSON.parse(read('server/server-reference-manifest.json'));
  expect({ node, edge }).toEqual({ node: {}, edge: {} });
});

test('the build has no part for the edge runtime', () => {
  const manifest = JSON.parse(read('server/middleware-manifest.json'));
  const edge = [...Object.values(manifest.functions), ...Object.values(manifest.middleware)];
  expect(edge).toEqual([]);
});

test('no script for the browser holds a secret, a database or a schema library', () => {
  const scripts = globSync('static/**/*.js', { cwd: build });
  expect(scripts.length).toBeGreaterThan(0);
  const stray = scripts.filter((path) =>
    /postgres(ql)?:\/\/|DATABASE_URL|ZodError|PrismaClient/.test(read(path)),
  );
  expect(stray).toEqual([]);
});
