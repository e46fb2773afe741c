import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { askForChanges, submitEdition } from '#lib/projects/commands/review-edition.ts';
import { trashProject } from '#lib/projects/commands/trash-project.ts';
import { keepWorkingCopy } from '#lib/projects/commands/working-copy.ts';
import { findMatching, listEntries } from '#lib/projects/queries/entries.ts';
import { myWork } from '#lib/projects/queries/my-work.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { opened, saved, seed, seededProject, valueOf } from './seeded-staff.ts';

const database = testDatabase();
let anna: StaffActor;
let lead: StaffActor;
let local: StaffActor;
let programme: string;

beforeAll(async () => {
  await seed(database.ownerUrl);
  programme = (await database.owner.programme.findFirstOrThrow({ orderBy: { slug: 'asc' } })).slug;
  anna = await anActor(database.owner, { role: 'officer', name: 'Anna' });
  lead = await anActor(database.owner, { role: 'lead', name: 'Lili' });
  local = await anActor(database.owner, { role: 'officer', programme });
});

const idsOf = (list: readonly { projectId: string }[]) => list.map(({ projectId }) => projectId);

async function begin(actor: StaffActor, titleBg: string, inProgramme: string | null = null) {
  const input = { titleEn: '', titleBg, programme: inProgramme, operationId: randomUUID() };
  return valueOf(await createProject(database.staff, actor, input));
}

/** Counts as the table itself has them. */
async function counted(): Promise<Record<string, number>> {
  const rows = await database.owner.entry.groupBy({ by: ['state'], _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
}

describe('the list of projects', () => {
  test('page after page shows each once, the one changed last first', async () => {
    for (let count = 0; count < 7; count += 1) await begin(anna, `Списък ${count}`);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const { entries, next } = await listEntries(
        database.staff,
        anna,
        {},
        { limit: 3, ...(after !== undefined && { after }) },
      );
      seen.push(...idsOf(entries));
      after = next ?? undefined;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await database.owner.entry.count());
    expect(seen[0]).toBe('spisak-6');
  });

  test('shows only the programmes of the actor, and counts only them', async () => {
    const { projectId } = await begin(local, 'Местен', programme);
    const { entries, counts } = await listEntries(database.staff, local);
    expect(entries.every((entry) => entry.programme === programme)).toBe(true);
    expect(idsOf(entries)).toContain(projectId);
    const inTable = await database.owner.entry.count({ where: { programme } });
    expect(Object.values(counts.states).reduce((sum, count) => sum + count, 0)).toBe(inTable);
  });

  test.for([
    ['state', { state: 'published' }],
    ['edition', { editionState: 'draft' }],
    ['nobody works on it', { editionState: 'none' }],
    ['no programme', { programme: '' }],
    ['attention', { attention: 'any' }],
    ['mine', { mine: true }],
  ] as const)('filters by %s', async ([, query]) => {
    const all = (await listEntries(database.staff, anna, {}, { limit: 200 })).entries;
    const { entries } = await listEntries(database.staff, anna, query, { limit: 200 });
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThan(all.length);
  });

  test('finds words in any order, and takes signs of patterns as they are', async () => {
    await begin(anna, 'Сто % за „Ромския“ квартал');
    const found = async (text: string) => idsOf((await listEntries(database.staff, anna, { text })).entries);
    expect(await found('квартал РОМСКИЯ')).toHaveLength(1);
    expect(await found('сто % квартал')).toHaveLength(1);
    expect(await found('_')).toEqual([]);
  });

  test('counts keep up with every change', async () => {
    const { projectId } = await begin(anna, 'За кошчето');
    valueOf(await trashProject(database.staff, lead, { projectId }));
    const { counts } = await listEntries(database.staff, anna);
    const table = await counted();
    for (const [state, count] of Object.entries(counts.states)) expect(count).toBe(table[state] ?? 0);
    expect(idsOf((await listEntries(database.staff, anna, {}, { limit: 200 })).entries)).not.toContain(
      projectId,
    );
    expect(idsOf((await listEntries(database.staff, anna, { state: 'trashed' })).entries)).toContain(
      projectId,
    );
  });
});

describe('what matches the filters', () => {
  test('is what the list shows, as far as the actor may change it together', async () => {
    for (let count = 0; count < 5; count += 1) await begin(anna, `Съвпада ${count}`);
    const filters = { text: 'съвпада', editionState: 'draft' } as const;
    const { entries } = await listEntries(database.staff, lead, filters);
    expect(idsOf(entries)).toHaveLength(5);
    expect(await findMatching(database.staff, lead, filters, 100)).toEqual(idsOf(entries));
    expect(await findMatching(database.staff, lead, filters, 3)).toEqual(idsOf(entries).slice(0, 3));
    expect(await findMatching(database.staff, anna, filters, 100)).toEqual([]);
    const elsewhere = await anActor(database.owner, { role: 'lead', programme });
    expect(await findMatching(database.staff, elsewhere, filters, 100)).toEqual([]);
    const own = await begin(lead, 'Съвпада 5', programme);
    expect(await findMatching(database.staff, elsewhere, filters, 100)).toEqual([own.projectId]);
  });
});

describe('my work', () => {
  test('follows an edition from hand to hand', async () => {
    const { editionId } = await saved(database.staff, anna, { 'title.en': 'Work' });
    expect(idsOf((await myWork(database.staff, anna)).drafts)).toContain(seededProject);
    valueOf(await submitEdition(database.staff, anna, { editionId }));
    expect(idsOf((await myWork(database.staff, lead)).toApprove)).toContain(seededProject);
    expect(idsOf((await myWork(database.staff, anna)).toApprove)).toEqual([]);
    valueOf(await askForChanges(database.staff, lead, { editionId, reason: 'Още' }));
    expect(idsOf((await myWork(database.staff, anna)).returned)).toContain(seededProject);
    expect(idsOf((await myWork(database.staff, lead)).returned)).toEqual([]);
  });

  test('remembers what was typed and not saved', async () => {
    const { editionId, base, draft } = await opened(database.staff, anna);
    await keepWorkingCopy(database.staff, anna, {
      editionId,
      formId: 'tab',
      generation: 1,
      baseRevision: base,
      draft: { ...draft, number: '9' },
    });
    expect((await myWork(database.staff, anna)).unsaved).toMatchObject([
      { projectId: seededProject, formId: 'tab' },
    ]);
    expect((await myWork(database.staff, lead)).unsaved).toEqual([]);
  });

  test('a lead does not approve what they wrote, unless the programme does without four eyes', async () => {
    const { editionId, projectId } = await begin(lead, 'Свой', programme);
    valueOf(await submitEdition(database.staff, lead, { editionId }));
    expect(idsOf((await myWork(database.staff, lead)).toApprove)).not.toContain(projectId);
    await database.owner.programmeSetting.create({ data: { programme, fourEyes: false } });
    expect(idsOf((await myWork(database.staff, lead)).toApprove)).toContain(projectId);
  });
});
