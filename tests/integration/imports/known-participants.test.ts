import { beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Vocabulary } from '#lib/imports/pages/vocabulary.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { headOf } from '#tests/support/draft-project.ts';
import { committedVocabulary } from '#tests/support/import-fixtures.ts';
import { documentOf, draftWithSure, importPage, valueOf } from '#tests/support/imported-page.ts';
import { seed } from '../projects/editing/seeded-staff.ts';

const database = testDatabase();
let vocabulary: Vocabulary;
let officer: StaffActor;

beforeAll(async () => {
  await seed(database.ownerUrl);
  vocabulary = await committedVocabulary();
  officer = await anActor(database.owner, { role: 'officer' });
});

test('participants are compared by the register as it is now, with new entries and the names it was taught', async () => {
  const page = (title: string, promoter: string) => `Project: „${title}“
Implemented in: Mezdra
Implementation period: 01.03.2021 – 30.11.2022
Project Promoter: ${promoter}`;
  const bring = (text: string) => importPage(database.staff, officer, vocabulary, { text });
  const made = valueOf(
    await draftWithSure(
      database.staff,
      officer,
      await bring(page('Looms of the upper valley', 'Shuttle Weavers Association')),
      { promoter: { taken: true, option: 'new' } },
    ),
  );
  const slug = ((await headOf(database.owner, made.projectId)).draft as Draft)['promoter.organisation'];
  await database.owner.organisation.update({
    where: { slug: slug ?? '' },
    data: { aliases: ['Сдружение „Совалка“'] },
  });
  const names = ['Shuttle Weavers Association', 'Сдружение „Совалка“'];
  for (const name of names) {
    const { duplicates } = await documentOf(
      database.staff,
      officer,
      await bring(page(`Cloth and thread, told anew for ${name}`, name)),
    );
    const found = duplicates.find(({ projectId }) => projectId === made.projectId);
    expect(found?.reasons.map(({ code }) => code)).toEqual([
      'same-organisations',
      'same-places',
      'same-period',
    ]);
  }
});
