/**
 * A pool of connections that notices within a second when the server is away or frozen, and from then on refuses at
 * once, so that requests fail fast instead of queueing. It looks for the server by itself and goes on when it is back.
 * A query that is merely slow is left to the server's own time limit.
 */
import pg from 'pg';
import { afterArrivals, databaseAnswersAt } from '#lib/db/answers.ts';
import { type Callback, type Guard, guardedClient, named, saysAway } from '#lib/db/guarded-client.ts';
import { DatabaseUnavailable } from '#lib/errors.ts';

/** How long the server may be silent before it counts as away. */
export interface Patience {
  /** What has waited this long is reason to ask the server whether it is there. */
  watchAfterMs: number;
  /** How long it may take to answer that. */
  answerWithinMs: number;
  /** How long work waits for a connection when all are busy. */
  connectWithinMs: number;
  /** For an answer that gets lost on the way: longer than the server's own limit, or null for none. */
  queryWithinMs: number | null;
}

/** How often the server is looked for while it is away. */
const lookEveryMs = 400;

/** The driver's own limit, for a connection that neither opens nor fails. */
const openWithinMs = 20_000;

/** Options for one role's pool. */
export interface GuardedPoolOptions {
  poolSize: number;
  /** Settings of each session, `-c name=value`. */
  sessionSettings: string;
  patience: Patience;
}

export class GuardedPool extends pg.Pool {
  readonly #address: string;
  readonly #guard: Guard;
  readonly #patience: Patience;
  /** Those who wait for a connection, to be told when the server goes away. */
  readonly #waiting = new Set<(error: unknown) => void>();
  #isAway = false;
  #isAsking = false;

  constructor(address: string, { poolSize, sessionSettings, patience }: GuardedPoolOptions) {
    const guard: Guard = { watch: () => this.#watch(), clients: new Set() };
    super({
      connectionString: address,
      options: sessionSettings,
      max: poolSize,
      connectionTimeoutMillis: openWithinMs,
      ...(patience.queryWithinMs === null ? {} : { query_timeout: patience.queryWithinMs }),
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      allowExitOnIdle: true,
      Client: guardedClient(guard),
    });
    this.#address = address;
    this.#guard = guard;
    this.#patience = patience;
    // An idle connection broke: it is gone from the pool, and whether the server is too is asked.
    this.on('error', () => void this.#ask());
  }

  /** Whether work is refused at the moment. */
  get isAway(): boolean {
    return this.#isAway;
  }

  // The driver calls this with a callback from its own query(), others await it.
  override connect(...parameters: unknown[]): never {
    const [callback] = parameters;
    if (typeof callback === 'function') {
      this.#acquire((error, client) =>
        callback(error, client, client ? client.release.bind(client) : () => {}),
      );
      return undefined as never;
    }
    return new Promise((resolve, reject) => {
      this.#acquire((error, client) => (client ? resolve(client) : reject(error)));
    }) as never;
  }

  // Of a connection that breaks under a query the pool itself tells the driver's error.
  override query(...parameters: unknown[]): never {
    const query = super.query.bind(this) as (...given: unknown[]) => unknown;
    const last = parameters.at(-1);
    if (typeof last === 'function') {
      const tell = last as Callback;
      return query(...parameters.slice(0, -1), (error: unknown, result: unknown) =>
        tell(error && named(error), result),
      ) as never;
    }
    return (query(...parameters) as Promise<unknown>).catch((error: unknown) => {
      throw named(error);
    }) as never;
  }

  /** Tells a connection or an error, once. */
  #acquire(tell: (error: unknown, client?: pg.PoolClient) => void): void {
    if (this.#isAway) return tell(new DatabaseUnavailable());
    const over = this.#watch();
    const refuse = (error: unknown) => {
      if (this.#waiting.delete(refuse)) tell(error);
    };
    this.#waiting.add(refuse);
    const tooLong = new Error('No connection was free in time.');
    const timer = setTimeout(
      () => afterArrivals(() => refuse(new DatabaseUnavailable(tooLong))),
      this.#patience.connectWithinMs,
    );
    timer.unref();
    super.connect((error, client) => {
      clearTimeout(timer);
      over(error);
      if (error || !client) return refuse(named(error));
      if (this.#waiting.delete(refuse)) return tell(undefined, client);
      // Turned away meanwhile.
      client.release();
    });
  }

  /** Watches one piece of work; asks for the server when it takes long or ends in a way that says the server is away. */
  #watch(): (error?: unknown) => void {
    const timer = setInterval(() => void this.#ask(), this.#patience.watchAfterMs);
    timer.unref();
    return (error) => {
      clearInterval(timer);
      if (saysAway(error)) void this.#ask();
    };
  }

  async #ask(): Promise<void> {
    if (this.#isAsking || this.#isAway || this.ending) return;
    this.#isAsking = true;
    const answers = await databaseAnswersAt(this.#address, this.#patience.answerWithinMs);
    this.#isAsking = false;
    if (!answers && !this.ending) this.#goAway();
  }

  #goAway(): void {
    this.#isAway = true;
    for (const refuse of this.#waiting) refuse(new DatabaseUnavailable());
    // Ends the queries under way with an error, and forgets connections that a frozen server would leave hanging.
    for (const client of this.#guard.clients) client.connection.stream.destroy();
    void this.#lookOut();
  }

  async #lookOut(): Promise<void> {
    while (!this.ending) {
      await new Promise((resolve) => {
        setTimeout(resolve, lookEveryMs).unref();
      });
      if (await databaseAnswersAt(this.#address, this.#patience.answerWithinMs)) break;
    }
    this.#isAway = false;
  }
}
