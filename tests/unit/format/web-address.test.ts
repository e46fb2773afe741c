import { expect, test } from 'vitest';
import { webAddress } from '#lib/format/web-address.ts';
import { organisation } from '#lib/organisations/schema.ts';
import { output, source } from '#lib/projects/schema.ts';

const running = [
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'blob:https://example.org/1',
  'file:///etc/passwd',
  'ftp://example.org/',
];

test.for(running)('%j can stand in no link', (address) => {
  expect(webAddress.safeParse(address).success).toBe(false);
  for (const shape of [output.shape.url, source.shape.url, organisation.shape.url])
    expect(shape.safeParse(address).success).toBe(false);
});

test.for(['https://example.org', 'http://example.org/a?b=c#d', 'https://пример.бг/'])('%s can', (address) => {
  expect(webAddress.parse(address)).toBe(address);
});
