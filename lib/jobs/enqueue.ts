/**
 * Puts work off in the transaction that wants it done: it is there when the transaction commits, and gone with it
 * otherwise. Never runs anything.
 */
import type { Transaction } from '#lib/db/client.ts';
import { type JobName, type JobPayload, jobPayloads } from '#lib/jobs/schema.ts';

export interface EnqueueOptions {
  /** Not before this moment; at once when left out. */
  runAt?: Date;
  /** A job of the same key that has not begun is replaced by this one. */
  key?: string;
}

/** How often a job is tried. The pauses grow from seconds to six hours: the fourteenth try is about a day after the first. */
const tries: Record<JobName, number> = {
  'send-letter': 14,
  'publish-edition': 14,
  'work-batch': 5,
  'check-table': 3,
  'clean-up': 3,
  'look-over': 3,
};

/** Adds a job. Call it inside the transaction of what it belongs to. */
export async function enqueue<Name extends JobName>(
  tx: Transaction,
  name: Name,
  payload: JobPayload<Name>,
  { runAt, key }: EnqueueOptions = {},
): Promise<void> {
  const told = JSON.stringify(jobPayloads[name].parse(payload));
  await tx.$executeRaw`SELECT FROM graphile_worker.add_job(
    ${name}, payload => ${told}::json, run_at => ${runAt ?? null}::timestamptz, max_attempts => ${tries[name]}::int,
    job_key => ${key ?? null})`;
}

/** Takes back the job of this key, when it has not begun. */
export async function dequeue(tx: Transaction, key: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM graphile_worker.remove_job(${key})`;
}
