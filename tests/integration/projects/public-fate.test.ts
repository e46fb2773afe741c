import { beforeEach, describe, expect, test } from 'vitest';
import { findPublicFate } from '#lib/projects/queries/public-fate.ts';
import { findPublicHistory } from '#lib/projects/queries/published-changes.ts';
import { toRows } from '#lib/projects/record.ts';
import { aProject } from '#tests/factories/project.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();

const publish = (id: string, slug: string) =>
  database.owner.project.create({ data: toRows(aProject({ id, slug })).project });
const redirect = (slug: string, projectId: string) =>
  database.owner.projectRedirect.create({ data: { slug, projectId } });
const notice = (projectId: string, slug: string, kind: string, mergedInto: string | null = null) =>
  database.owner.projectNotice.create({
    data: { projectId, slug, kind, mergedInto, titleEn: 'A title', reasonBg: 'Причина' },
  });
const fate = (slug: string) => findPublicFate(database.public, slug);

beforeEach(async () => {
  await database.owner.project.deleteMany();
  await database.owner.projectRedirect.deleteMany();
  await database.owner.projectNotice.deleteMany();
  await database.owner.publishedChange.deleteMany();
});

describe('what became of an address', () => {
  test('a renamed project is found at its newest address in one step, from every older one', async () => {
    await publish('aaaa', 'newest');
    for (const old of ['first', 'second']) {
      await redirect(old, 'aaaa');
      expect(await fate(old)).toEqual({ kind: 'moved', slug: 'newest' });
    }
    expect(await fate('never-there')).toBeNull();
  });

  test('an address never leads to itself', async () => {
    await publish('aaaa', 'here');
    await redirect('here', 'aaaa');
    expect(await fate('here')).toBeNull();
  });

  test('a merged project leads to the end of the chain, also through older addresses', async () => {
    await publish('cccc', 'kept');
    await notice('bbbb', 'second', 'merged', 'cccc');
    await notice('aaaa', 'first', 'merged', 'bbbb');
    await redirect('oldest', 'aaaa');
    for (const slug of ['second', 'first', 'oldest'])
      expect(await fate(slug)).toEqual({ kind: 'moved', slug: 'kept' });
  });

  test('projects merged into each other, into themselves or into nothing are gone', async () => {
    await notice('aaaa', 'first', 'merged', 'bbbb');
    await notice('bbbb', 'second', 'merged', 'aaaa');
    await notice('cccc', 'third', 'merged', 'cccc');
    await notice('dddd', 'fourth', 'merged', 'nobody');
    for (const slug of ['first', 'second', 'third', 'fourth'])
      expect(await fate(slug)).toMatchObject({ kind: 'gone' });
  });

  test('a withdrawn project says so at its address, and older addresses lead there', async () => {
    await notice('aaaa', 'taken-back', 'withdrawn');
    await redirect('older', 'aaaa');
    expect(await fate('taken-back')).toMatchObject({
      kind: 'withdrawn',
      notice: { projectId: 'aaaa', title: { en: 'A title' }, reason: { bg: 'Причина' } },
    });
    expect(await fate('older')).toEqual({ kind: 'moved', slug: 'taken-back' });
  });

  test('a project that is gone is gone at every address it had', async () => {
    await notice('aaaa', 'removed', 'gone');
    await redirect('older', 'aaaa');
    for (const slug of ['removed', 'older']) expect(await fate(slug)).toMatchObject({ kind: 'gone' });
  });
});

describe('the public history', () => {
  test('lists changes newest first, knows only fields of the document, and counts what it leaves out', async () => {
    await publish('aaaa', 'here');
    await database.owner.publishedChange.createMany({
      data: [
        { projectId: 'aaaa', kind: 'published', reasonEn: 'First', reasonBg: 'Първо' },
        { projectId: 'bbbb', kind: 'published' },
        { projectId: 'aaaa', kind: 'changed', reasonEn: 'Second', fields: ['grant', 'note-of-staff'] },
        { projectId: 'aaaa', kind: 'a-kind-to-come' },
      ],
    });
    const found = await findPublicHistory(database.public, 'here', 2);
    expect(found).toMatchObject({ id: 'aaaa', title: { en: 'Test project' }, earlier: 1 });
    expect(found?.changes).toMatchObject([
      { kind: 'changed', reason: null, fields: [] },
      { kind: 'changed', reason: { en: 'Second' }, fields: ['grant'] },
    ]);
    expect(await findPublicHistory(database.public, 'elsewhere')).toBeNull();
  });
});
