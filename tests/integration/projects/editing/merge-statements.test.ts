import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { mergeProjects } from '#lib/projects/commands/merge-projects.ts';
import { chosenDraft } from '#lib/projects/rules/merge-choices.ts';
import type { Statement } from '#lib/projects/schema.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aDraftProject, headOf } from '#tests/support/draft-project.ts';
import { seed, valueOf } from './seeded-staff.ts';

const database = testDatabase();
let lead: StaffActor;

beforeAll(async () => {
  await seed(database.ownerUrl);
  lead = await anActor(database.owner, { role: 'lead' });
});

/** A project of one page, with a statement for each path. */
async function ofPage(url: string, texts: Draft, quotes: Draft): Promise<string> {
  const source = {
    sources: 'page',
    'sources[page].title': url,
    'sources[page].publisher.en': 'Somebody',
    'sources[page].url': url,
    'sources[page].language': 'en',
    'sources[page].receivedOn': '2026-11-20',
  };
  const cited = Object.entries(quotes).flatMap(([path, quote]) => [
    [`source:${path}`, 'page'],
    [`quote:${path}`, quote],
  ]);
  const project = await aDraftProject(database.staff, lead, {
    ...source,
    ...texts,
    ...Object.fromEntries(cited),
  });
  return project.projectId;
}

async function textOf(projectId: string): Promise<{ draft: Draft; statements: Statement[] }> {
  const head = await headOf(database.owner, projectId);
  return { draft: head.draft as Draft, statements: head.statements as unknown as Statement[] };
}

const partner = (id: string) => ({
  partners: id,
  [`partners[${id}].organisation`]: 'centre-dinamika',
  [`partners[${id}].nameAsStated`]: 'Centre Dinamika',
});

async function twoTellings(): Promise<{ from: string; into: string }> {
  const from = await ofPage(
    'https://one.example.org/',
    { grant: '100 EUR', ...partner('first') },
    { grant: 'a grant of 100 EUR', 'partners[first]': 'with Centre Dinamika' },
  );
  const into = await ofPage(
    'https://other.example.org/',
    { grant: '200 EUR', ...partner('second') },
    { grant: '200 EUR in all', 'partners[second]': 'Partner: Centre Dinamika' },
  );
  return { from, into };
}

const brief = ({ path, sourceId, preferred, quote }: Statement) => [path, sourceId, preferred, quote?.text];

test('a merge keeps what every source of both says, of the same partner under one id', async () => {
  const { from, into } = await twoTellings();
  const [gone, stays] = [await textOf(from), await textOf(into)];
  expect(gone.statements).toHaveLength(2);
  const draft = chosenDraft(gone.draft, stays.draft, { fields: { grant: 'from' }, items: new Set() });
  valueOf(await mergeProjects(database.staff, lead, { from, into, draft, operationId: randomUUID() }));
  const merged = await textOf(into);
  expect(new Set(merged.statements.map((each) => brief(each).join(' ')))).toEqual(
    new Set([
      'grant page false 200 EUR in all',
      'grant page-2 true a grant of 100 EUR',
      'partners[second] page true Partner: Centre Dinamika',
      'partners[second] page-2 true with Centre Dinamika',
    ]),
  );
  expect(merged.statements).toHaveLength(4);
});

test('a merge with a text that leaves out the sources of the one that goes keeps its statements too', async () => {
  const { from, into } = await twoTellings();
  const { draft } = await textOf(into);
  valueOf(await mergeProjects(database.staff, lead, { from, into, draft, operationId: randomUUID() }));
  const merged = await textOf(into);
  expect(merged.draft['sources']).toBe('page page-2');
  expect(merged.draft['sources[page-2].url']).toBe('https://one.example.org/');
  expect(merged.statements).toHaveLength(4);
  expect(merged.statements.map(brief)).toContainEqual(['grant', 'page-2', false, 'a grant of 100 EUR']);
});
