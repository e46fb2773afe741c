/**
 * Works off what was put off. It is handed what each job does and knows no noun. One runner works at a time in a
 * database, the next stands by; when the database goes away it waits, and goes on where it was.
 */
import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  type Task,
  type TaskList,
} from 'graphile-worker';
import pg from 'pg';
import { type JobName, type JobPayload, jobPayloads } from '#lib/jobs/schema.ts';

/** What a job is told about the try it is in. */
export interface JobTry {
  /** 1 on the first. */
  number: number;
  isLast: boolean;
  /** Fires when the process ends and the job had its time. */
  signal: AbortSignal;
}

/** What each job does. One that throws is tried again later; one that nobody handles waits. */
export type JobHandlers = {
  [Name in JobName]?: (payload: JobPayload<Name>, attempt: JobTry) => Promise<void>;
};

/** When recurring jobs run, as crontab says it, in UTC. */
export interface Recurring {
  name: 'clean-up' | 'look-over';
  when: string;
}

export interface JobLog {
  info: (facts: object, text: string) => void;
  warn: (facts: object, text: string) => void;
  error: (facts: object, text: string) => void;
}

export interface RunnerOptions {
  /** Of a role that may write the queue's rows. */
  connectionString: string;
  handlers: JobHandlers;
  recurring: readonly Recurring[];
  log: JobLog;
  /** Jobs at once; two leave the web process its breath. */
  concurrency?: number;
}

/** `grantfolio.jobs`: held by the session of the runner that works. */
const runnerLock = 5_211_704;

const shortestPauseMs = 500;
const longestPauseMs = 10_000;

export class JobRunner {
  readonly #options: RunnerOptions;
  #isStopping = false;
  #worker: Runner | null = null;
  #standing: pg.Client | null = null;
  #endPause: (() => void) | null = null;
  #done: Promise<void> = Promise.resolve();

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** Begins in the background. Never throws: a database that is away is waited for. */
  start(): void {
    this.#done = this.#runForGood();
  }

  /** Lets running jobs end for five seconds, then tells them to; resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#endPause?.();
    if (this.#worker) await this.#worker.stop().catch(() => {});
    else this.#standing?.connection.stream.destroy();
    await this.#done;
  }

  async #runForGood(): Promise<void> {
    let pauseMs = shortestPauseMs;
    while (!this.#isStopping) {
      const begunAt = performance.now();
      try {
        await this.#runOnce();
      } catch (error) {
        if (this.#isStopping) return;
        this.#options.log.warn({ err: error }, 'jobs wait for the database');
      }
      if (this.#isStopping) return;
      if (performance.now() - begunAt > longestPauseMs) pauseMs = shortestPauseMs;
      await this.#pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      timer.unref();
      this.#endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** From taking the lock to losing it. */
  async #runOnce(): Promise<void> {
    const { connectionString, concurrency = 2, log } = this.#options;
    const standing = new pg.Client({ connectionString, keepAlive: true, connectionTimeoutMillis: 10_000 });
    const lost = new Promise<void>((resolve) => {
      // A connection that is ended from outside may say so twice.
      standing.on('error', () => resolve());
      standing.once('end', () => resolve());
    });
    const pool = new pg.Pool({ connectionString, max: concurrency + 2, keepAlive: true });
    pool.on('error', () => {});
    pool.on('connect', (client) => void client.on('error', () => {}));
    try {
      await standing.connect();
      this.#standing = standing;
      await standing.query('SET statement_timeout = 0; SET lock_timeout = 0');
      await standing.query('SELECT pg_advisory_lock($1)', [runnerLock]);
      if (this.#isStopping) return;
      await freeForsakenJobs(standing);
      const worker = await run({
        pgPool: pool,
        schema: 'graphile_worker',
        concurrency,
        noHandleSignals: true,
        pollInterval: 2000,
        logger: loggerOf(log),
        taskList: this.#tasks(),
        parsedCronItems: parseCronItems(this.#options.recurring.map(cronItem)),
      });
      this.#worker = worker;
      if (this.#isStopping) await worker.stop().catch(() => {});
      log.info({}, 'working off jobs');
      await Promise.race([worker.promise, lost]);
      if (!this.#isStopping) await worker.stop().catch(() => {});
      await worker.promise.catch(() => {});
    } finally {
      this.#worker = null;
      this.#standing = null;
      await standing.end().catch(() => {});
      await pool.end().catch(() => {});
    }
  }

  #tasks(): TaskList {
    const { handlers, log } = this.#options;
    const handled = Object.entries(handlers) as [
      JobName,
      (payload: unknown, attempt: JobTry) => Promise<void>,
    ][];
    return Object.fromEntries(
      handled.map(([name, handle]): [string, Task] => [
        name,
        async (payload, { job, abortSignal }) => {
          const attempt = {
            number: job.attempts,
            isLast: job.attempts >= job.max_attempts,
            signal: abortSignal,
          };
          try {
            await handle(jobPayloads[name].parse(payload), attempt);
          } catch (error) {
            const facts = { job: name, id: job.id, attempt: attempt.number, err: error };
            if (attempt.isLast) log.error(facts, 'a job failed for good');
            else log.warn(facts, 'a job failed and will be tried again');
            throw error;
          }
        },
      ]),
    );
  }
}

/** What a runner that was killed had begun: nobody else works, so all of it is free. */
async function freeForsakenJobs(client: pg.Client): Promise<void> {
  await client.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(locked_by))
       FROM (SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
             UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_by IS NOT NULL) AS held`,
  );
}

/** A day that was slept through is made up for. */
const cronItem = ({ name, when }: Recurring): CronItem => ({
  task: name,
  match: when,
  identifier: name,
  options: { backfillPeriod: 24 * 60 * 60 * 1000, maxAttempts: 3, jobKey: name },
});

/** The queue's own words, without its chatter; that a job failed is said by us, with its name. */
function loggerOf(log: JobLog): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' && !message.startsWith('Failed task'))
      log.warn({ queue: message }, 'the job queue');
  });
}
