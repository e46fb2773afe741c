import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { dequeue, enqueue } from '#lib/jobs/enqueue.ts';
import { queueLetter } from '#lib/mail/outbox.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();

const jobs = () =>
  database.owner.$queryRaw<
    { task_identifier: string; payload: unknown; run_at: Date; key: string | null }[]
  >`SELECT task_identifier, job.payload, job.run_at, job.key FROM graphile_worker.jobs
    JOIN graphile_worker._private_jobs AS job USING (id) ORDER BY id`;

describe('a job', () => {
  test('is there when its transaction commits, and gone with it otherwise', async () => {
    const editionId = randomUUID();
    const runAt = new Date('2031-05-06T07:08:09.000Z');
    await database.owner.$transaction((tx) =>
      enqueue(tx, 'publish-edition', { editionId }, { runAt, key: `publish:${editionId}` }),
    );
    expect(await jobs()).toEqual([
      {
        task_identifier: 'publish-edition',
        payload: { editionId },
        run_at: runAt,
        key: `publish:${editionId}`,
      },
    ]);
    const failing = database.owner.$transaction(async (tx) => {
      await enqueue(tx, 'clean-up', {});
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await jobs()).toHaveLength(1);
  });

  test('of the same key replaces the one that waits, and can be taken back', async () => {
    const editionId = randomUUID();
    const key = `publish:${editionId}`;
    const later = new Date('2032-01-01T00:00:00.000Z');
    await enqueue(database.owner, 'publish-edition', { editionId }, { key });
    await enqueue(database.owner, 'publish-edition', { editionId }, { key, runAt: later });
    expect((await jobs()).filter((job) => job.key === key).map((job) => job.run_at)).toEqual([later]);
    await dequeue(database.owner, key);
    expect((await jobs()).filter((job) => job.key === key)).toEqual([]);
  });

  test('takes no payload but its own', async () => {
    await expect(enqueue(database.owner, 'send-letter', { letterId: 'nobody' })).rejects.toThrow('letterId');
  });
});

test('the public role may neither see nor add jobs', async () => {
  const client = new pg.Client({ connectionString: database.publicUrl });
  await client.connect();
  await expect(client.query('SELECT FROM graphile_worker.jobs')).rejects.toMatchObject({ code: '42501' });
  await expect(client.query("SELECT graphile_worker.add_job('clean-up')")).rejects.toMatchObject({
    code: '42501',
  });
  await client.end();
});

test('a letter is kept with the job that sends it, and its header lines stay lines', async () => {
  const id = await database.owner.$transaction((tx) =>
    queueLetter(tx, {
      to: 'anna@example.org',
      locale: 'bg',
      kind: 'trial',
      subject: 'Покана\r\nBcc: all@example.org',
      text: 'Здравейте!',
    }),
  );
  expect(await database.owner.outboxLetter.findUniqueOrThrow({ where: { id } })).toMatchObject({
    subject: 'Покана Bcc: all@example.org',
    state: 'waiting',
    attempts: 0,
  });
  expect((await jobs()).at(-1)).toMatchObject({ task_identifier: 'send-letter', payload: { letterId: id } });
});
