import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { type JobHandlers, JobRunner } from '#lib/jobs/runner.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const runners: JobRunner[] = [];
/** Longer than anything takes on a machine that runs other tests beside it. */
const hangingMs = 60_000;

function start(handlers: JobHandlers): JobRunner {
  const runner = new JobRunner({
    connectionString: database.staffUrl,
    handlers,
    recurring: [{ name: 'clean-up', when: '20 1 * * *' }],
    log: silent,
  });
  runners.push(runner);
  runner.start();
  return runner;
}

afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
  await database.owner.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
});

const waiting = async () => {
  const rows = await database.owner.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM graphile_worker.jobs`;
  return Number(rows[0]?.count);
};

/** Something that somebody waits for. */
function signal(): { given: Promise<void>; give: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { given: promise, give: resolve };
}

describe('the runner', () => {
  test('does what was queued, as the staff role, and forgets it', async () => {
    const sent: string[] = [];
    start({ 'send-letter': async ({ letterId }) => void sent.push(letterId) });
    const letterId = randomUUID();
    await database.staff.$transaction((tx) => enqueue(tx, 'send-letter', { letterId }));
    await expect.poll(waiting, { timeout: hangingMs }).toBe(0);
    expect(sent).toEqual([letterId]);
  });

  test('tries again what failed, and says which try it is', async () => {
    const tries: number[] = [];
    start({
      'send-letter': async (_, attempt) => {
        tries.push(attempt.number);
        if (attempt.number < 2) throw new Error('The server is away.');
      },
    });
    await enqueue(database.staff, 'send-letter', { letterId: randomUUID() });
    await expect.poll(waiting, { timeout: hangingMs }).toBe(0);
    expect(tries).toEqual([1, 2]);
  });

  test('leaves alone what nobody here handles', async () => {
    const done = signal();
    start({ 'clean-up': async () => done.give() });
    await enqueue(database.staff, 'publish-edition', { editionId: randomUUID() });
    await enqueue(database.staff, 'clean-up', {});
    await done.given;
    await expect.poll(waiting, { timeout: hangingMs }).toBe(1);
  });

  test('goes on when its connections broke', async () => {
    const seen: string[] = [];
    start({ 'send-letter': async ({ letterId }) => void seen.push(letterId) });
    const [first, second] = [randomUUID(), randomUUID()];
    await enqueue(database.staff, 'send-letter', { letterId: first });
    await expect.poll(waiting, { timeout: hangingMs }).toBe(0);
    await database.owner.$queryRaw`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    await expect
      .poll(
        () =>
          enqueue(database.staff, 'send-letter', { letterId: second }).then(
            () => true,
            () => false,
          ),
        {
          timeout: hangingMs,
        },
      )
      .toBe(true);
    await expect.poll(waiting, { timeout: hangingMs }).toBe(0);
    expect(new Set(seen)).toEqual(new Set([first, second]));
  });

  test('lets the job under way end when it is stopped', async () => {
    const begun = signal();
    const goOn = signal();
    let isDone = false;
    const runner = start({
      'clean-up': async () => {
        begun.give();
        await goOn.given;
        isDone = true;
      },
    });
    await enqueue(database.staff, 'clean-up', {});
    await begun.given;
    const stopped = runner.stop();
    goOn.give();
    await stopped;
    expect(isDone).toBe(true);
    expect(await waiting()).toBe(0);
  });

  test('takes up at once what a killed one had begun', async () => {
    await enqueue(database.staff, 'clean-up', {});
    await database.owner.$executeRaw`UPDATE graphile_worker._private_jobs
      SET locked_at = now(), locked_by = 'worker-that-was-killed', attempts = 1`;
    const done = signal();
    start({ 'clean-up': async () => done.give() });
    await done.given;
    await expect.poll(waiting, { timeout: hangingMs }).toBe(0);
  });

  test('stands by while another works, and takes over when that one ends', async () => {
    const by: string[] = [];
    const first = start({ 'clean-up': async () => void by.push('first') });
    await enqueue(database.staff, 'clean-up', {});
    await expect.poll(waiting, { timeout: hangingMs }).toBe(0);
    start({ 'clean-up': async () => void by.push('second') });
    await enqueue(database.staff, 'clean-up', {});
    await expect.poll(waiting, { timeout: hangingMs }).toBe(0);
    await first.stop();
    await enqueue(database.staff, 'clean-up', {});
    await expect.poll(waiting, { timeout: hangingMs }).toBe(0);
    expect(by).toEqual(['first', 'first', 'second']);
  });
});
