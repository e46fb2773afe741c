import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { applyBatch } from '#lib/projects/commands/apply-batch.ts';
import { askForCheck } from '#lib/projects/commands/check-import.ts';
import { findAskedCheck } from '#lib/projects/queries/import-check.ts';
import { findImport } from '#lib/projects/queries/imports.ts';
import type { Mapping } from '#lib/projects/schema/batch.ts';
import { openStorage } from '#lib/storage/open.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { checkNowOrLater, runAskedCheck } from '#lib/web/staff/table-check.ts';
import { receiveTable } from '#lib/web/staff/table-import.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { codesOf, everythingWritten, seed, valueOf } from '../projects/editing/seeded-staff.ts';

const database = testDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'grantfolio-checks-'));
let lead: StaffActor;
let storage: Storage;

beforeAll(async () => {
  await seed(database.ownerUrl);
  lead = await anActor(database.owner, { role: 'lead' });
  storage = await openStorage(folder, null);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mapping: Mapping = {
  columns: ['number', 'title.en'],
  key: 'number',
  clears: '',
  programme: null,
  decimals: null,
  dates: 'day-first',
  currency: null,
};

async function received(text: string): Promise<string> {
  const batchId = randomUUID();
  const upload = { batchId, name: 'table.csv', bytes: Buffer.from(text) };
  valueOf(await receiveTable(database.staff, storage, lead, upload));
  return batchId;
}

const table = 'Number,Title\nCHECK-1,A first project to be checked\n';
/** Broken behind the rows by which the table is opened. */
const broken = `${table}${'CHECK-9,x\n'.repeat(2_000)}CHECK-2,"never closed\n${'CHECK-9,x\n'.repeat(2_000)}`;
const stateOf = async (batchId: string) => valueOf(await findImport(database.staff, lead, { batchId })).state;
const askedOf = (batchId: string) => findAskedCheck(database.staff, lead, { batchId });
const jobsOf = async (batchId: string) => {
  const rows = await database.owner.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM graphile_worker.jobs WHERE key = ${`check:${batchId}`}`;
  return Number(rows[0]?.count);
};

describe('the check of a table', () => {
  test('is made at once for a small table, and no job is left', async () => {
    const batchId = await received(table);
    const asked = { batchId, mapping, choices: {}, bytes: table.length };
    valueOf(await checkNowOrLater(database.staff, storage, lead, asked));
    expect([await stateOf(batchId), await askedOf(batchId), await jobsOf(batchId)]).toEqual([
      'prepared',
      null,
      0,
    ]);
  });

  test('is put off for a large one, made once, and voids what was checked before', async () => {
    const batchId = await received(table);
    const asked = { batchId, mapping, choices: {}, bytes: table.length };
    valueOf(await checkNowOrLater(database.staff, storage, lead, asked));
    valueOf(await checkNowOrLater(database.staff, storage, lead, { ...asked, bytes: 5_000_000 }));
    expect([await stateOf(batchId), (await askedOf(batchId))?.state, await jobsOf(batchId)]).toEqual([
      'uploaded',
      'asked',
      1,
    ]);
    expect(codesOf(await applyBatch(database.staff, lead, { batchId }))).toEqual(['wrong-state']);
    await runAskedCheck(database.staff, storage, lead, { batchId, isLast: false });
    expect(await stateOf(batchId)).toBe('prepared');
    const before = await everythingWritten(database.owner);
    await runAskedCheck(database.staff, storage, lead, { batchId, isLast: false });
    expect(await everythingWritten(database.owner)).toEqual(before);
  });

  test('says why it could not be made, and writes nothing down', async () => {
    const batchId = await received(broken);
    valueOf(await askForCheck(database.staff, lead, { batchId, mapping }));
    await runAskedCheck(database.staff, storage, lead, { batchId, isLast: false });
    expect(await askedOf(batchId)).toMatchObject({
      state: 'refused',
      issues: [{ code: 'quote-not-closed' }],
    });
    expect(await database.owner.batchRow.count({ where: { batchId } })).toBe(0);
    const again = { batchId, mapping, choices: {}, bytes: 10 };
    expect(codesOf(await checkNowOrLater(database.staff, storage, lead, again))).toEqual([
      'quote-not-closed',
    ]);
  });

  test('is refused to those who may not change many, and of what was carried out', async () => {
    const batchId = await received(table);
    const officer = await anActor(database.owner, { role: 'officer' });
    expect(codesOf(await askForCheck(database.staff, officer, { batchId, mapping }))).toEqual(['forbidden']);
    expect(await askedOf(batchId)).toBeNull();
    const asked = { batchId, mapping: { ...mapping, key: 'none' as const }, choices: {}, bytes: 1 };
    valueOf(await checkNowOrLater(database.staff, storage, lead, asked));
    valueOf(await applyBatch(database.staff, lead, { batchId }));
    expect(codesOf(await askForCheck(database.staff, lead, { batchId, mapping }))).toEqual(['wrong-state']);
  });
});
