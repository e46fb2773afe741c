import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { type HeaderWords, readHeaderWords } from '#lib/imports/tables/header-words.ts';
import { applyBatch, undoBatch } from '#lib/projects/commands/apply-batch.ts';
import { listImportRows } from '#lib/projects/queries/imports.ts';
import { openStorage } from '#lib/storage/open.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { checkTable, proposeMapping, receiveTable } from '#lib/web/staff/table-import.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { everythingWritten, seed, seededProject, valueOf } from '../projects/editing/seeded-staff.ts';

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'grantfolio-tables-'));
let lead: StaffActor;
let storage: Storage;
let words: HeaderWords;

beforeAll(async () => {
  await seed(database.ownerUrl);
  lead = await anActor(database.owner, { role: 'lead' });
  storage = await openStorage(folder, null);
  const read = await readHeaderWords('content');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  words = read.value;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Brings a table in and checks it with the proposed columns. */
async function checked(text: string, changes: object = {}) {
  const batchId = randomUUID();
  const upload = { batchId, name: 'table.csv', bytes: Buffer.from(text) };
  const kept = valueOf(await receiveTable(database.staff, storage, lead, upload));
  const mapping = { ...(await proposeMapping(database.staff, lead, kept, words)), ...changes };
  const summary = valueOf(await checkTable(database.staff, storage, lead, { batchId, mapping }));
  const { rows } = valueOf(await listImportRows(database.staff, lead, { batchId, limit: 200 }));
  return { batchId, summary, rows, mapping };
}

describe('a table of projects', () => {
  test('new rows begin projects, applied in one batch and taken back as if they had never been', async () => {
    const before = await everythingWritten(database.owner);
    const { batchId, summary, rows } = await checked(
      'Номер на проекта;Заглавие на проекта;Бенефициент;Безвъзмездна помощ;Начална дата\n' +
        'BG-NEW-0001;Център за деца в Лом;Непозната организация;12 345,60 EUR;01.02.2022\n' +
        'BG-NEW-0002;Втори проект;;1.234,50 лв.;2022-03\n',
    );
    expect(rows.flatMap(({ issues }) => issues)).toEqual([]);
    expect(summary).toMatchObject({ state: 'prepared', kinds: { new: 2, problem: 0 }, rows: { waiting: 2 } });
    expect(valueOf(await applyBatch(database.staff, lead, { batchId })).rows).toMatchObject({ applied: 2 });
    const made = await database.owner.entry.findMany({ where: { titleBg: 'Център за деца в Лом' } });
    expect(made).toHaveLength(1);
    expect(valueOf(await undoBatch(database.staff, lead, { batchId })).rows).toMatchObject({ undone: 2 });
    expect(await database.owner.entry.count({ where: { projectId: made[0]?.projectId ?? '' } })).toBe(0);
    expect(before.length).toBeGreaterThan(0);
  });

  test('rows with a number change the project that bears it', async () => {
    const { rows } = await checked(`id,grant,summary.en\n${seededProject},1 EUR,\n`);
    expect(rows).toMatchObject([
      { kind: 'changed', projectId: seededProject, cells: { grant: { to: '1 EUR' } } },
    ]);
    expect(Object.keys(rows[0]?.cells ?? {})).toEqual(['grant']);
  });
});
