import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { uploadPath } from '#lib/web/staff/endpoint.ts';
import { endpoints } from '#lib/web/staff/endpoints.ts';
import { endpointDocument } from '#tests/support/endpoint-document.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const handlers = globSync('app/staff/api/**/route.ts', { cwd: root });
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];

const handled = handlers.flatMap((file) => {
  const text = readFileSync(path.join(root, file), 'utf8');
  const address = `/${path.dirname(file).replace(/^app\//, '')}`;
  return methods
    .filter((method) =>
      new RegExp(`export (async )?(function|const) ${method}\\b|export \\{[^}]*\\b${method}\\b`).test(text),
    )
    .map((method) => ({ row: `${method} ${address}` }));
});

describe('the table of endpoints', () => {
  test('holds every handler, and no other', () => {
    const rows = Object.values(endpoints).map(({ method, path: address }) => `${method} ${address}`);
    expect(handled.map(({ row }) => row).toSorted()).toEqual(rows.toSorted());
  });

  test('tells uploads by their address, as the door does', () => {
    for (const [name, { path: address, body }] of Object.entries(endpoints))
      if (body === 'upload') expect(address, name).toMatch(uploadPath);
  });

  test('is printed in the documentation', async () => {
    await expect(endpointDocument(endpoints)).toMatchFileSnapshot(
      path.join(root, 'content/docs/staff-endpoints.md'),
    );
  });
});
