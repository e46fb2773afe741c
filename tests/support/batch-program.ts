/**
 * A batch in a process of its own, so that it can be killed: makes the projects and the batch, applies or undoes it row by
 * row, or reports what stands. Usage: node batch-program.ts URL COMMAND [JSON].
 */
import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import { findActorByToken } from '#lib/auth/gate.ts';
import { type Database, ownerDatabase, type Transaction } from '#lib/db/client.ts';
import { migrate } from '#lib/db/migrate.ts';
import { applyBatch, undoBatch } from '#lib/projects/commands/apply-batch.ts';
import { prepareBatch } from '#lib/projects/commands/prepare-batch.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { aSession } from '#tests/support/actors.ts';

/** What the commands are told. */
interface Told {
  token: string;
  batchId: string;
  projects: number;
  projectId: string;
  /** How many rows are durable when the process is killed, somewhere in the next one. */
  killAt?: number;
}

/** What stands: the last text of each project by id, and how many revisions batches made of it. */
export interface BatchReport {
  texts: [projectId: string, text: string][];
  revisions: number[];
  rows: Record<string, number>;
  problems: { position: number; problem: string | null; cells: Record<string, { kept?: boolean }> }[];
  openEditions: number;
}

const [url = '', command = '', json = '{}'] = process.argv.slice(2);
const told: Told = JSON.parse(json);
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);

async function prepare(db: Database): Promise<void> {
  const ids = Array.from(
    { length: told.projects },
    (_, index) => `project-${String(index).padStart(4, '0')}`,
  );
  const made = ids.map((projectId, index) => ({
    projectId,
    index,
    editionId: randomUUID(),
    revisionId: randomUUID(),
  }));
  await db.entry.createMany({
    data: made.map(({ projectId, revisionId }) => ({
      projectId,
      slug: projectId,
      titleEn: projectId,
      state: 'published',
      publishedRevision: revisionId,
    })),
  });
  await db.edition.createMany({
    data: made.map(({ projectId, editionId, revisionId }) => ({
      id: editionId,
      projectId,
      number: 1,
      state: 'published',
      headRevision: revisionId,
      createdBy: 'system',
    })),
  });
  await db.revision.createMany({
    data: made.map(({ projectId, index, editionId, revisionId }) => ({
      id: revisionId,
      editionId,
      projectId,
      number: 1,
      draft: { 'title.en': projectId, 'title.bg': `Проект „${index}“`, number: String(index) },
      statements: [],
      kind: 'content',
      authorId: 'system',
      operationId: `content:${revisionId}`,
    })),
  });
  const { actor, token } = await aSession(db, { role: 'lead' });
  const batchId = randomUUID();
  const outcome = await prepareBatch(db, actor, {
    batchId,
    kind: 'import',
    plan: { from: 'a table' },
    rows: made.map(({ projectId, index }) => ({
      projectId,
      cells: { number: `BG-${index}`, 'summary.bg': `Обобщение ${index} 🙂` },
    })),
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  say({ token, batchId });
}

/** All of one moment: what a killed process had asked for last may still be under way. */
async function report(db: Transaction): Promise<BatchReport> {
  const texts = await db.$queryRaw<{ project_id: string; draft: unknown; made: bigint }[]>`
    SELECT entry.project_id, revision.draft,
      (SELECT count(*) FROM editorial.revision r WHERE r.project_id = entry.project_id AND r.kind = 'import') AS made
    FROM editorial.entry
    LEFT JOIN editorial.edition open ON open.project_id = entry.project_id
      AND open.state IN ('draft', 'in-review', 'changes-asked', 'approved', 'scheduled')
    JOIN editorial.revision ON revision.id = coalesce(open.head_revision, entry.published_revision)
    ORDER BY entry.project_id`;
  const rows = await db.batchRow.groupBy({ by: ['state'], _count: true });
  const problems = await db.batchRow.findMany({ where: { problem: { not: null } } });
  return {
    texts: texts.map(({ project_id, draft }) => [project_id, JSON.stringify(draft)]),
    revisions: texts.map(({ made }) => Number(made)),
    rows: Object.fromEntries(rows.map(({ state, _count }) => [state, _count])),
    problems: problems.map(({ position, problem, cells }) => ({
      position,
      problem,
      cells: cells as Record<string, { kept?: boolean }>,
    })),
    openEditions: await db.edition.count({ where: { state: 'draft' } }),
  };
}

/** Somebody changes one of the cells after the batch. */
async function touch(db: Database, actor: StaffActor): Promise<void> {
  const editor = await getEditor(db, actor, { projectId: told.projectId });
  if (!editor.ok || editor.value.edition === null) throw new Error('The project is not open.');
  const { edition, head } = editor.value;
  const outcome = await saveEdition(db, actor, {
    editionId: edition.id,
    formId: 'form',
    baseRevision: head.id,
    draft: { ...head.draft, number: 'by hand' },
    operationId: randomUUID(),
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
}

async function work(db: Database): Promise<void> {
  const actor = await findActorByToken(db, told.token);
  if (actor === null) throw new Error('Nobody is signed in.');
  if (command === 'touch') return await touch(db, actor);
  const run = command === 'apply' ? applyBatch : undoBatch;
  let count = 0;
  const onRow = () => {
    count += 1;
    // From within: a test that has to wait for the processor would kill it hundreds of rows later, or not at all.
    if (count === told.killAt) setImmediate(() => process.kill(process.pid, 'SIGKILL'));
  };
  const outcome = await run(db, actor, { batchId: told.batchId }, { onRow });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
}

if (command === 'prepare') await migrate(url);
const db = ownerDatabase(url);
try {
  if (command === 'prepare') await prepare(db);
  else if (command === 'report')
    say(await db.$transaction(report, { isolationLevel: 'RepeatableRead', timeout: 60_000 }));
  else await work(db);
} finally {
  await db.$disconnect();
}
