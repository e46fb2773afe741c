/**
 * Follows the sequence of changes in the database over one connection of its own, woken by a notification and at the
 * latest after the poll interval, and knows whether the database answers. It keeps what it learned on disk, so that a
 * withdrawn page stays withdrawn after a restart without the database. Never reads anything but the sequence.
 */
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { z } from 'zod';
import { changeChannel } from '#lib/versioning/changes.ts';
import { writeFileAtomicallySync } from '#lib/web/cache/atomic-file.ts';
import { type Change, ChangeLedger, type Stamp, type Verdict } from '#lib/web/cache/change-ledger.ts';
import type { Log } from '#lib/web/log.ts';
import { withPatience } from '#lib/web/patience.ts';

/** A notification is the rule and this the safety net; a change is to be seen within two seconds. */
const pollMs = 400;
/** A page must be refused within a second when the database is away; a healthy one answers this query in under 1 ms. */
const answerMs = 700;
/** Changes taken in at once when catching up. */
const batch = 1_000;

const position = z.strictObject({
  database: z.string(),
  last: z.coerce.number().int(),
  known: z.boolean(),
});
const changeRow = z.strictObject({
  seq: z.coerce.number().int(),
  tags: z.array(z.string()).nullable(),
  tombstone: z.boolean(),
});

export interface FollowerOptions {
  connectionString: string;
  /** Where the ledger is kept. */
  stateFile: string;
  log: Log;
  /** Called when the database turns out to be another one than the kept pages are of. */
  onOtherDatabase: () => void;
}

export class ChangeFollower {
  readonly #options: FollowerOptions;
  #ledger: ChangeLedger;
  /** Whether the ledger was on disk; without it nothing is known about pages kept there. */
  readonly hadState: boolean;
  #client: pg.Client | null = null;
  #isHealthy = false;
  #heard = 0;
  #isConfirmed = false;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #isWoken = false;
  #isStopped = false;
  #wasAway = false;
  #firstAttempt: Promise<void> | null = null;

  constructor(options: FollowerOptions) {
    this.#options = options;
    const kept = readLedger(options.stateFile);
    this.hadState = kept !== null;
    this.#ledger = kept ?? new ChangeLedger();
  }

  /** The point of the sequence read so far. */
  get stamp(): Stamp {
    return this.#ledger.stamp;
  }

  /** Whether the database answered when it was last asked; false until its first answer. */
  get isHealthy(): boolean {
    return this.#isHealthy;
  }

  /** How often the database has answered: who waits for it can see that it still does. */
  get heard(): number {
    return this.#heard;
  }

  judge(stamp: Stamp, tags: readonly string[]): Verdict {
    return this.#ledger.judge(stamp, tags);
  }

  /** Says that somebody's query failed: the database counts as away until it has answered here again. */
  suspect(): void {
    this.#isHealthy = false;
    this.#wake();
  }

  /** Starts following; resolves after the first attempt to reach the database, whatever its outcome. */
  async start(): Promise<void> {
    this.#firstAttempt ??= this.#turn();
    await this.#firstAttempt;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
    this.#drop();
  }

  #wake(): void {
    if (this.#isStopped) return;
    if (this.#running !== null) {
      this.#isWoken = true;
      return;
    }
    clearTimeout(this.#timer);
    void this.#turn();
  }

  async #turn(): Promise<void> {
    this.#isWoken = false;
    this.#running = this.#attempt();
    await this.#running;
    this.#running = null;
    if (this.#isStopped) return;
    if (this.#isWoken && this.#client !== null) void this.#turn();
    else this.#timer = setTimeout(() => void this.#turn(), pollMs);
  }

  async #attempt(): Promise<void> {
    try {
      await withPatience(this.#ask(), answerMs, 'no answer in time');
      this.#heard += 1;
      this.#isHealthy = true;
      if (this.#wasAway) this.#options.log.info('the database answers again');
      this.#wasAway = false;
    } catch (error) {
      this.#isHealthy = false;
      this.#drop();
      if (!this.#wasAway && !this.#isStopped)
        this.#options.log.warn(
          { reason: error instanceof Error ? error.message : String(error) },
          'the database is away',
        );
      this.#wasAway = true;
    }
  }

  async #ask(): Promise<void> {
    await this.#read(this.#client ?? (await this.#connect()));
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.#options.connectionString,
      application_name: 'grantfolio-follower',
      keepAlive: true,
    });
    this.#client = client;
    this.#isConfirmed = false;
    client.on('error', () => this.#lose(client));
    client.on('end', () => this.#lose(client));
    client.on('notification', () => this.#wake());
    await client.connect();
    await client.query(`LISTEN ${changeChannel}`);
    return client;
  }

  /** The connection broke by itself: the database is going. */
  #lose(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#drop();
    this.suspect();
  }

  #drop(): void {
    const client = this.#client;
    if (client === null) return;
    this.#client = null;
    // A frozen server never says goodbye: the socket is closed without waiting for it.
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }

  async #read(client: pg.Client): Promise<void> {
    if (!this.#isConfirmed) await this.#confirm(client);
    for (;;) {
      const { rows } = await client.query({
        name: 'changes',
        text: 'SELECT seq, tags, tombstone FROM portfolio.change WHERE seq > $1 ORDER BY seq LIMIT $2',
        values: [this.#ledger.stamp.seq, batch],
      });
      const changes: Change[] = z
        .array(changeRow)
        .parse(rows)
        .map((row) => ({ ...row, tags: row.tags ?? [] }));
      if (changes.length > 0) {
        this.#ledger.apply(changes);
        this.#keep();
      }
      if (changes.length < batch) return;
    }
  }

  /** Makes sure that the ledger is of this database, in this or an earlier state. */
  async #confirm(client: pg.Client): Promise<void> {
    const { rows } = await client.query({
      text: `SELECT (SELECT system_identifier FROM pg_control_system()) || '/' ||
                    (SELECT oid FROM pg_database WHERE datname = current_database()) AS database,
                    coalesce((SELECT max(seq) FROM portfolio.change), 0) AS last,
                    $1::bigint = 0 OR EXISTS (SELECT FROM portfolio.change WHERE seq = $1) AS known`,
      values: [this.#ledger.stamp.seq],
    });
    const { database, last, known } = position.parse(rows[0]);
    if (database !== this.#ledger.stamp.database || last < this.#ledger.stamp.seq || !known) {
      const isFirst = this.#ledger.stamp.database === '';
      this.#ledger.begin(database, last);
      this.#keep();
      if (!isFirst) this.#options.onOtherDatabase();
    }
    this.#isConfirmed = true;
  }

  #keep(): void {
    try {
      writeFileAtomicallySync(this.#options.stateFile, JSON.stringify(this.#ledger.toState()));
    } catch (error) {
      this.#options.log.error({ err: error }, 'the state of the page cache cannot be kept on disk');
    }
  }
}

function readLedger(file: string): ChangeLedger | null {
  try {
    return ChangeLedger.fromState(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
