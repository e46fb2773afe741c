import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { type Database, ownerDatabase, type Transaction } from '#lib/db/client.ts';
import { openStorage } from '#lib/storage/open.ts';
import { checkTable, receiveTable } from '#lib/web/staff/table-import.ts';
import { aSession } from '#tests/support/actors.ts';
import { createSeededDatabase, type EmbeddedDatabase } from '#tests/support/embedded-database.ts';
import type { ImportOrder } from '#tests/support/import-program.ts';
import { ImportWorker } from '#tests/support/import-worker.ts';
import { wholeState } from '#tests/support/whole-state.ts';

const changedRows = 800;
const newRows = 200;
const wantedKills = 200;
/** A row takes some twenty statements: at most fifteen rows between two kills, seven in the middle. */
const mostStatements = 300;
/** Processes that have signed in and wait, so that starting them takes nobody's time. */
const standby = 2;

/** The same points each time, so that a change is red for its own fault alone; another number looks at others. */
const seed = Number(process.env['TEST_SEED'] ?? 1_994_001);
const random = randomFrom(seed);

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

let database: EmbeddedDatabase;
let db: Database;
let actor: StaffActor;
let token: string;
const waiting: ImportWorker[] = [];

beforeAll(async () => {
  database = await createSeededDatabase();
  db = ownerDatabase(database.ownerUrl);
  ({ actor, token } = await aSession(db, { role: 'lead' }));
  await makeProjects();
}, 300_000);

afterAll(async () => {
  for (const worker of waiting) worker.end();
  await db.$disconnect();
  await database.remove();
});

const idOf = (index: number) => `project-${String(index).padStart(4, '0')}`;

/** Published projects; every eighth is being worked on. */
async function makeProjects(): Promise<void> {
  const indices = Array.from({ length: changedRows }, (_, index) => index);
  const draft = (index: number) => ({ 'title.en': idOf(index), 'title.bg': `Проект „${index}“ 🙂` });
  for (const [number, kind, state] of [
    [1, 'content', 'published'],
    [2, 'save', 'draft'],
  ] as const) {
    const made = indices
      .filter((index) => number === 1 || index % 8 === 0)
      .map((index) => ({ index, projectId: idOf(index), id: randomUUID(), revisionId: randomUUID() }));
    if (number === 1)
      await db.entry.createMany({
        data: made.map(({ index, projectId, revisionId }) => ({
          projectId,
          slug: projectId,
          titleEn: idOf(index),
          titleBg: `Проект „${index}“ 🙂`,
          state: 'published',
          publishedRevision: revisionId,
        })),
      });
    else
      await db.entry.updateMany({
        where: { projectId: { in: made.map(({ projectId }) => projectId) } },
        data: { editionState: 'draft' },
      });
    await db.edition.createMany({
      data: made.map(({ projectId, id, revisionId }) => ({
        id,
        projectId,
        number,
        state,
        headRevision: revisionId,
        createdBy: 'system',
      })),
    });
    await db.revision.createMany({
      data: made.map(({ index, projectId, id, revisionId }) => ({
        id: revisionId,
        editionId: id,
        projectId,
        number,
        draft: { ...draft(index), number: `OLD-${number}-${index}` },
        statements: [],
        kind,
        authorId: 'system',
        operationId: `made:${revisionId}`,
      })),
    });
  }
}

/** Brings a table of 1,000 rows in and checks it. */
async function checkedTable(): Promise<string> {
  const batchId = randomUUID();
  const lines = [
    'id,number,summary.bg,title.bg',
    ...Array.from(
      { length: changedRows },
      (_, index) => `${idOf(index)},NEW-${index},"Ред ${index}, „нов“",`,
    ),
    ...Array.from({ length: newRows }, (_, index) => `,BEGUN-${index},,Започнат от таблица ${index}`),
  ];
  const storage = await openStorage(database.dataDir, null);
  const bytes = Buffer.from(lines.join('\r\n'));
  const kept = await receiveTable(db, storage, actor, { batchId, name: 'table.csv', bytes });
  if (!kept.ok) throw new Error(JSON.stringify(kept.issues));
  const checked = await checkTable(db, storage, actor, {
    batchId,
    mapping: {
      columns: ['id', 'number', 'summary.bg', 'title.bg'],
      key: 'id',
      clears: '',
      programme: null,
      decimals: null,
      dates: 'day-first',
      currency: null,
    },
  });
  if (!checked.ok) throw new Error(JSON.stringify(checked.issues));
  expect(checked.value.kinds).toMatchObject({ changed: changedRows, new: newRows, problem: 0, duplicate: 0 });
  return batchId;
}

function nextWorker(): ImportWorker {
  const next = waiting.shift() ?? new ImportWorker(database.ownerUrl, token);
  while (waiting.length < standby) waiting.push(new ImportWorker(database.ownerUrl, token));
  return next;
}

interface RowState {
  position: number;
  state: 'waiting' | 'applied' | 'undone';
  kind: 'new' | 'changed';
  problem: string | null;
  cells: Record<string, { from: string; to: string }>;
  draft: Record<string, string> | null;
  is_there: boolean;
  written: number;
  taken_back: number;
}

/**
 * Each row with the text that stands and the revisions that were made of it, at one moment: what the killed one sent last
 * the server may still be doing.
 */
const rowsOf = (batchId: string): Promise<RowState[]> =>
  db.$transaction((tx) => rowsWithin(tx, batchId), { isolationLevel: 'RepeatableRead', timeout: 60_000 });

async function rowsWithin(tx: Transaction, batchId: string): Promise<RowState[]> {
  const rows = await tx.$queryRaw<Omit<RowState, 'written' | 'taken_back'>[]>`
    SELECT r.position, r.state, r.kind, r.problem, r.cells, head.draft, entry.project_id IS NOT NULL AS is_there
    FROM editorial.batch_row r
    LEFT JOIN editorial.entry ON entry.project_id = r.project_id
    LEFT JOIN editorial.edition open ON open.project_id = r.project_id
      AND open.state IN ('draft', 'in-review', 'changes-asked', 'approved', 'scheduled')
    LEFT JOIN editorial.revision head ON head.id = coalesce(open.head_revision, entry.published_revision)
    WHERE r.batch_id = ${batchId}::uuid ORDER BY r.position`;
  const made = await tx.revision.groupBy({
    by: ['operationId'],
    where: { operationId: { startsWith: `batch:${batchId}:` } },
    _count: true,
  });
  const counts = new Map(made.map(({ operationId, _count }) => [operationId, _count]));
  const countOf = (position: number, from: string) => counts.get(`batch:${batchId}:${position}:${from}`) ?? 0;
  return rows.map((row) => ({
    ...row,
    written: countOf(row.position, 'waiting'),
    taken_back: countOf(row.position, 'applied'),
  }));
}

/** What is neither as before its row nor as after it; empty when every row is one or the other. */
function betweenStates(rows: readonly RowState[]): RowState[] {
  return rows.filter((row) => {
    const { state, kind, cells, draft, is_there, written, taken_back } = row;
    if (row.problem !== null) return true;
    const isApplied = state === 'applied';
    const stands = Object.entries(cells).every(
      ([path, { from, to }]) => (draft?.[path] ?? '') === (isApplied ? to : from),
    );
    if (kind === 'new')
      return is_there !== isApplied || (isApplied && !stands) || written !== (isApplied ? 1 : 0);
    return (
      !stands || written !== (state === 'waiting' ? 0 : 1) || taken_back !== (state === 'undone' ? 1 : 0)
    );
  });
}

/** Tables that only grow: the journal of what was done, and the batch itself. */
const journals = ['audit_event', 'batch', 'batch_row', 'edition', 'revision', 'table_mapping'];
/** Compared by hand. */
const apart = ['entry', 'entry_count'];

/** Everything that an undo must give back: all tables whole, of projects all but when and by whom they were touched last. */
async function stateOf(): Promise<object> {
  const whole = Object.entries(await wholeState(db, database.dataDir)).filter(
    ([name]) =>
      !name.startsWith('files/') && ![...journals, ...apart].some((table) => name === `editorial.${table}`),
  );
  const entries = await db.$queryRaw<object[]>`
    SELECT to_jsonb(entry) - 'changed_at' - 'changed_by' AS entry, head.draft, open.id AS open
    FROM editorial.entry
    LEFT JOIN editorial.edition open ON open.project_id = entry.project_id
      AND open.state IN ('draft', 'in-review', 'changes-asked', 'approved', 'scheduled')
    LEFT JOIN editorial.revision head ON head.id = coalesce(open.head_revision, entry.published_revision)
    ORDER BY entry.project_id`;
  // A count of none is as good as no count.
  const counts = await db.$queryRaw<object[]>`
    SELECT programme, state, edition_state, sum(entries)::int AS entries FROM editorial.entry_count
    GROUP BY 1, 2, 3 HAVING sum(entries) <> 0 ORDER BY 1, 2, 3`;
  return { ...Object.fromEntries(whole), entries, counts };
}

test(`a table of 1,000 rows killed at ${wantedKills} random points: each row before or after, going on and undo exact`, async () => {
  process.stdout.write(`Random points by TEST_SEED=${seed}.\n`);
  let kills = 0;
  const isOver = () => kills >= wantedKills;

  /** Goes one way through the rows, killed again and again, until all is done or `isEnough`. */
  const pass = async (deed: ImportOrder['deed'], batchId: string, isEnough: (applied: number) => boolean) => {
    for (;;) {
      const statements = isOver() ? Number.MAX_SAFE_INTEGER : 1 + Math.floor(random() * mostStatements);
      const isDone = await nextWorker().work({ deed, batchId, statements, isLastSent: random() < 0.5 });
      if (!isDone) kills += 1;
      const rows = await rowsOf(batchId);
      expect(betweenStates(rows), `${deed} after ${kills} kills, TEST_SEED=${seed}`).toEqual([]);
      if (isDone || isEnough(rows.filter(({ state }) => state === 'applied').length)) return;
    }
  };

  for (let round = 0; !isOver(); round += 1) {
    const before = await stateOf();
    const batchId = await checkedTable();
    // Every other table is taken back before it is wholly written.
    const enough = round % 2 === 1 ? Infinity : 200 + Math.floor(random() * 600);
    await pass('apply', batchId, (applied) => applied >= enough);
    if (enough === Infinity) {
      const counts = await db.batchRow.groupBy({ by: ['state'], where: { batchId }, _count: true });
      expect(counts).toMatchObject([{ state: 'applied', _count: changedRows + newRows }]);
    }
    await pass('undo', batchId, () => false);
    expect(await db.batch.findUniqueOrThrow({ where: { id: batchId } })).toMatchObject({ state: 'undone' });
    expect(await db.batchRow.count({ where: { batchId, state: 'applied' } })).toBe(0);
    expect(await stateOf()).toEqual(before);
  }
  expect(kills).toBeGreaterThanOrEqual(wantedKills);
}, 900_000);
