import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const page = (name: string) => `tests/fixtures/imports/${name}/input.txt`;
const run = (...words: string[]) => {
  const { INIT_CWD: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/import-pages.ts', ...words], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

test('one document gives one object, with what its address says', () => {
  const url = 'https://example.org/archive/2009-2014/projects/BG04-0777';
  const { status, stdout } = run(page('portal-2009-2014-empty-labels'), '--url', url, '--dry-run', '--json');
  expect(status).toBe(0);
  const read = JSON.parse(stdout) as { values: object; statements: { path: string; from?: string }[] };
  expect(read.values).toMatchObject({ number: 'BG04-0777', period: '2009-2014', country: 'BG' });
  expect(read.statements.find(({ path }) => path === 'number')).toMatchObject({ raw: '', from: url });
});

test('several give an array with the documents each may repeat; a refused one makes the exit code 2', () => {
  const { status, stdout } = run(
    page('register-of-money'),
    page('register-of-contracts'),
    page('news'),
    '--dry-run',
    '--json',
  );
  expect(status).toBe(2);
  const read = JSON.parse(stdout) as { duplicates: { reasons: string[] }[]; refused?: { message: string } }[];
  expect(read.map(({ duplicates }) => duplicates.map(({ reasons }) => reasons))).toEqual([
    [['same title']],
    [['same title']],
    [],
  ]);
  expect(read[2]?.refused?.message).toContain('news');
});

test('a table is no page: the command says where it is brought in', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'grantfolio-tables-'));
  const table = path.join(folder, 'projects.csv');
  writeFileSync(table, 'number,title\nBG-1,"Project: Bridge"\n');
  const { status, stdout } = run(table, '--dry-run', '--json');
  rmSync(folder, { recursive: true });
  expect(status).toBe(2);
  const { refused } = JSON.parse(stdout) as { refused?: { code: string; message: string } };
  expect(refused?.code).toBe('table');
  expect(refused?.message).toContain('Bring in a table');
});

test('no file, and two for one address or one project, are mistakes of the caller', {
  timeout: 60_000,
}, () => {
  const two = [page('operator'), page('news')];
  for (const words of [
    ['no-such-page.txt', '--dry-run'],
    [...two, '--url', 'https://example.org', '--dry-run'],
    [...two, '--into', 'some-project'],
    [page('operator'), '--into', 'some-project', '--new'],
    [page('operator'), '--onto', 'some-project'],
  ])
    expect(run(...words)).toMatchObject({ status: 1, stdout: '' });
});
