import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffDatabaseAt } from '#lib/db/client.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { JobRunner } from '#lib/jobs/runner.ts';
import { createSeededDatabase, type EmbeddedDatabase } from '#tests/support/embedded-database.ts';

let database: EmbeddedDatabase;

beforeAll(async () => {
  database = await createSeededDatabase();
});

afterAll(() => database.remove());

test('jobs wait while the database is killed or frozen, and none is lost or forgotten', async () => {
  const db = staffDatabaseAt(database.staffUrl);
  const done = new Set<string>();
  const runner = new JobRunner({
    connectionString: database.staffUrl,
    handlers: { 'send-letter': async ({ letterId }) => void done.add(letterId) },
    recurring: [],
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  runner.start();
  /** Tries until the queue has it. */
  const queue = async () => {
    const letterId = randomUUID();
    await expect
      .poll(
        () =>
          enqueue(db, 'send-letter', { letterId }).then(
            () => true,
            () => false,
          ),
        { timeout: 30_000 },
      )
      .toBe(true);
    return letterId;
  };
  const isDone = (id: string) => expect.poll(() => done.has(id), { timeout: 60_000 }).toBe(true);
  await isDone(await queue());
  for (let round = 0; round < 3; round += 1) {
    await database.kill();
    await database.restart();
    await isDone(await queue());
  }
  database.freeze();
  database.thaw();
  await isDone(await queue());
  await runner.stop();
  await db.$disconnect();
});
