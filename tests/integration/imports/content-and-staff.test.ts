import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyContent } from '#lib/imports/content.ts';
import { openEdition } from '#lib/projects/commands/open-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';

describe('content files beside staff', () => {
  const database = testDatabase();
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-content-'));
    await cp('content', folder, { recursive: true });
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  const apply = (options: { onlyIfEmpty?: boolean } = {}) =>
    applyContent({ ownerUrl: database.ownerUrl, contentDir: folder, ...options });
  const change = async (name: string, from: string, to: string) => {
    const file = path.join(folder, 'projects', `${name}.yaml`);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(from);
    await writeFile(file, text.replace(from, to));
  };
  const editions = (projectId: string) =>
    database.owner.edition.findMany({ where: { projectId }, orderBy: { number: 'asc' } });
  const titleOf = async (id: string) =>
    (await database.public.project.findUniqueOrThrow({ where: { id } })).titleEn;
  const project = 'everything-is-possible';

  test('each project begins with one published edition of the system', async () => {
    expect((await apply()).ok).toBe(true);
    const entries = await database.owner.entry.findMany({
      include: { editions: { include: { revisions: true } } },
    });
    expect(entries).toHaveLength(4);
    for (const {
      state,
      publishedRevision,
      editions: [edition],
    } of entries) {
      expect(state).toBe('published');
      expect(edition).toMatchObject({ number: 1, state: 'published', headRevision: publishedRevision });
      expect(edition?.revisions).toMatchObject([{ number: 1, kind: 'content', authorId: 'system' }]);
    }
  });

  test('a changed file that staff never touched becomes the next edition', async () => {
    await change(project, 'en: Everything is possible', 'en: Everything is changed');
    expect(await apply()).toMatchObject({ ok: true, value: { applied: [project] } });
    expect((await editions(project)).map(({ state }) => state)).toEqual(['superseded', 'published']);
    const [line] = await database.public.publishedChange.findMany({
      where: { projectId: project },
      orderBy: { seq: 'desc' },
    });
    expect(line).toMatchObject({ kind: 'changed', fields: expect.arrayContaining(['title']) });
  });

  test('an unchanged file leaves alone what staff wrote; a changed one is refused in words, and all with it', async () => {
    const officer = await anActor(database.owner, { role: 'officer' });
    const opened = await openEdition(database.staff, officer, { projectId: project });
    const editor = await getEditor(database.staff, officer, { projectId: project });
    if (!opened.ok || !editor.ok) throw new Error('The project cannot be opened.');
    const { head } = editor.value;
    await saveEdition(database.staff, officer, {
      editionId: opened.value.editionId,
      formId: 'form',
      baseRevision: head.id,
      draft: { ...head.draft, number: 'by staff' },
      operationId: randomUUID(),
    });
    expect(await apply()).toMatchObject({ ok: true, value: { applied: [] } });

    await change(project, 'en: Everything is changed', 'en: Everything is lost');
    await change(
      'partnership-with-a-cause',
      'id: partnership-with-a-cause',
      'number: BG-1\nid: partnership-with-a-cause',
    );
    const outcome = await apply();
    expect(outcome).toMatchObject({
      ok: false,
      issues: [
        {
          code: 'changed-by-staff',
          at: { file: `projects/${project}.yaml` },
          context: { reason: expect.stringContaining('staff have changed') },
        },
      ],
    });
    expect(await titleOf(project)).toBe('Everything is changed');
    expect(
      (await database.public.project.findUniqueOrThrow({ where: { id: 'partnership-with-a-cause' } })).number,
    ).toBeNull();
    const after = await getEditor(database.staff, officer, { projectId: project });
    expect(after.ok && after.value.head.draft['number']).toBe('by staff');
  });

  test('projects that were published before there were entries are taken in at the next start', async () => {
    await database.owner.$executeRaw`TRUNCATE editorial.entry CASCADE`;
    expect((await apply({ onlyIfEmpty: true })).ok).toBe(true);
    expect(await database.owner.entry.count({ where: { state: 'published' } })).toBe(4);
  });
});
