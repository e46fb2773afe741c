import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyContent } from '#lib/imports/content.ts';
import { openEdition } from '#lib/projects/commands/open-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { findProject } from '#lib/projects/queries/profile.ts';
import { nameProfile } from '#lib/projects/queries/profile-names.ts';
import { getManaged } from '#lib/projects/queries/public-addresses.ts';
import { getReview } from '#lib/projects/queries/review.ts';
import { findProjectHistory, findRevisionByNumber } from '#lib/projects/queries/revision-numbers.ts';
import { listRevisions } from '#lib/projects/queries/revisions.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';

describe('what the screens of a project read', () => {
  const database = testDatabase();

  beforeAll(async () => {
    const outcome = await applyContent({ ownerUrl: database.ownerUrl, contentDir: 'content' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  });

  test('a preview names what the public page names', async () => {
    const entries = await database.owner.entry.findMany();
    expect(entries.length).toBeGreaterThan(3);
    for (const { slug } of entries) {
      const page = await findProject(database.owner, slug);
      if (page === null) throw new Error(slug);
      const preview = await nameProfile(database.staff, page.profile);
      expect(preview).toEqual(page);
    }
  });

  test('a review knows who wrote and what the programme asks for', async () => {
    const officer = await anActor(database.owner, { role: 'officer' });
    const approver = await anActor(database.owner, { role: 'approver' });
    const { projectId } = await database.owner.entry.findFirstOrThrow({ orderBy: { projectId: 'asc' } });
    const opened = await openEdition(database.staff, officer, { projectId });
    if (!opened.ok) throw new Error('not opened');
    const before = await getReview(database.staff, approver, { projectId });
    expect(before).toMatchObject({ ok: true, value: { facts: { authors: [], fourEyes: true } } });
    if (!before.ok) throw new Error('not read');
    const saved = await saveEdition(database.staff, officer, {
      editionId: opened.value.editionId,
      formId: 'test',
      baseRevision: before.value.head.id,
      draft: { ...before.value.head.draft, 'summary.en': 'Another summary.' },
      operationId: randomUUID(),
    });
    expect(saved.ok).toBe(true);
    expect(await getReview(database.staff, approver, { projectId })).toMatchObject({
      value: { facts: { authors: [officer.personId] }, publishedNumber: 1, approvedBy: null },
    });
  });

  test('nobody reads a project of a programme in which they have no role', async () => {
    const { projectId } = await database.owner.entry.findFirstOrThrow({
      where: { programme: { not: null } },
    });
    const stranger = await anActor(database.owner, { role: 'lead', programme: 'elsewhere' });
    const forbidden = { ok: false, issues: [{ code: 'forbidden' }] };
    expect(await getReview(database.staff, stranger, { projectId })).toMatchObject(forbidden);
    expect(await getManaged(database.staff, stranger, projectId)).toMatchObject(forbidden);
    expect(await findProjectHistory(database.staff, stranger, projectId)).toMatchObject(forbidden);
    expect(await findRevisionByNumber(database.staff, stranger, { projectId, number: 1 })).toMatchObject(
      forbidden,
    );
    expect(await getManaged(database.staff, stranger, 'no-such-project')).toMatchObject({
      issues: [{ code: 'not-found' }],
    });
  });

  test('a thousand revisions are read page by page, each once', async () => {
    const officer = await anActor(database.owner, { role: 'officer' });
    const entry = await database.owner.entry.findFirstOrThrow({ orderBy: { projectId: 'desc' } });
    const opened = await openEdition(database.staff, officer, { projectId: entry.projectId });
    if (!opened.ok) throw new Error('not opened');
    const { editionId } = opened.value;
    const last = await database.owner.revision.findFirstOrThrow({
      where: { projectId: entry.projectId },
      orderBy: { number: 'desc' },
    });
    await database.owner.revision.createMany({
      data: Array.from({ length: 1_000 }, (_, index) => ({
        id: randomUUID(),
        editionId,
        projectId: entry.projectId,
        number: last.number + 1 + index,
        draft: { 'title.en': `Title ${index}` },
        statements: [],
        kind: 'save',
        changed: ['title.en'],
        authorId: officer.personId,
        operationId: randomUUID(),
      })),
    });
    const seen: number[] = [];
    for (let before: number | undefined; ; ) {
      const page = await listRevisions(database.staff, officer, {
        projectId: entry.projectId,
        ...(before !== undefined && { before }),
      });
      if (!page.ok) throw new Error('not listed');
      seen.push(...page.value.revisions.map(({ number }) => number));
      if (page.value.next === null) break;
      before = page.value.next;
    }
    expect(seen).toEqual(
      Array.from({ length: last.number + 1_000 }, (_, index) => last.number + 1_000 - index),
    );
    expect(await findProjectHistory(database.staff, officer, entry.projectId)).toMatchObject({
      value: { newest: last.number + 1_000 },
    });
  });
});
