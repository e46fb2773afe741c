import { expect, test } from 'vitest';
import { resolveStatementPath } from '#lib/versioning/document-path.ts';
import { aProject } from '#tests/factories/project.ts';

const profile = aProject({
  grant: { amountCents: 100, currency: 'EUR' },
  results: [{ id: 'children', title: { en: 'Children' }, achieved: { number: 118 } }],
});

test.each([
  ['grant', { amountCents: 100, currency: 'EUR' }],
  ['grant.amountCents', 100],
  ['results[children].achieved.number', 118],
  ['results[nobody].achieved', undefined],
  ['results.achieved', undefined],
  ['nothing.at.all', undefined],
  ['results[0].achieved', undefined],
])('%s', (path, value) => {
  expect(resolveStatementPath(profile, path)).toEqual(value);
});
