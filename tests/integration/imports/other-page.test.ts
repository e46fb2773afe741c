import { expect, test } from 'vitest';
import { listDocuments } from '#lib/sources/queries.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { headOf } from '#tests/support/draft-project.ts';
import { draftWithSure, importPage, proposalOf, valueOf } from '#tests/support/imported-page.ts';
import { pageDesk } from './page-desk.ts';

const desk = pageDesk();
const { database } = desk;

test('of another page of the project only what it says otherwise is proposed', async () => {
  const lines = [
    'Project: Ferries of the evening',
    'Implementation period: 12.03.2021 – 30.11.2023',
    '',
    'The museum teaches pupils to steer a ferry. It opens its yard in the evening, and the families of the pupils come along to see what they have learned there.',
    '',
    'Expected results: Two ferries are repaired and ninety pupils of the town learn how to steer one of them.',
    'Grant amount: 64 120,30 EUR',
    'Contact: Ivana Petrova',
    'phone: +359 55 500 112',
  ];
  const text = lines.join('\n');
  const first = await importPage(desk, { text, name: '' });
  const { fields } = await proposalOf(desk, first);
  const unheaded = fields.find(({ question }) => question?.code === 'no-heading');
  expect(unheaded?.question?.context).toEqual({ heading: 'About the project' });
  const made = await draftWithSure(desk, first, {
    [unheaded?.id ?? '']: { taken: true, text: 'Evenings' },
  });
  const { projectId } = valueOf(made);
  const draft = (await headOf(database.owner, projectId)).draft as Draft;
  // What is promised does not tell that results are published.
  const kinds = Object.entries(draft).flatMap(([path, kind]) =>
    /^sections\[.*\.kind$/.test(path) ? [kind] : [],
  );
  expect(kinds).toEqual(['context', 'context']);
  const { documents } = await listDocuments(database.staff, desk.officer, { limit: 1 });
  expect(documents).toMatchObject([{ id: first, title: 'Ferries of the evening' }]);

  const second = await importPage(desk, {
    text: text.replace('64 120,30', '79 000,00'),
    name: 'other',
    url: 'https://operator.example.org/ferries',
    projectId,
  });
  const later = (await proposalOf(desk, second)).fields;
  const differing = later.filter(({ kind, state }) => kind === 'fact' && state !== 'same');
  expect(differing).toMatchObject([{ id: 'grant', before: { grant: '64 120,30 EUR' } }]);
});
