import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { chooseEncoding, compress } from '#lib/web/http/compression.ts';

describe('the encoding', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br;q=0.0, gzip;q=0.000', 'identity'],
    ['br; q=1.0', 'br'],
    ['', 'identity'],
    ['*', 'identity'],
    [undefined, 'identity'],
  ])('for %j is %s', (accepted, encoding) => {
    expect(chooseEncoding(accepted, 10_000)).toBe(encoding);
  });

  test('of a small body is none', () => {
    expect(chooseEncoding('br', 500)).toBe('identity');
  });
});

test('a compressed body is smaller and the same', async () => {
  const body = Buffer.from('Пловдив и Лом. '.repeat(500));
  for (const effort of ['once', 'many'] as const) {
    const [br, gzip] = await Promise.all([compress(body, 'br', effort), compress(body, 'gzip', effort)]);
    expect(brotliDecompressSync(br)).toEqual(body);
    expect(gunzipSync(gzip)).toEqual(body);
    expect(Math.max(br.length, gzip.length)).toBeLessThan(body.length / 10);
  }
  expect(await compress(body, 'identity', 'once')).toBe(body);
});
