/**
 * A pool of connections that notices within a second when the server is away or frozen, and from then on refuses at
 * once, so that requests fail fast instead of queueing. It looks for the server by itself and goes on when it is back.
 * A query that is merely slow is left to the server's own time limit.
 */
import pg from 'pg';
import { afterArrivals, databaseAnswersAt } from '#lib/db/answers.ts';
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

/** PostgreSQL's classes 08 (connection), 57P0x (shutting down), 53300 (too many clients), and what Node says of sockets. */
const awayCodes =
  /^(?:08\w{3}|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const awayMessages =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/;

/** Whether an error of the driver says that the server is away or full, rather than that a query is wrong. */
function saysAway(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof DatabaseUnavailable) return false;
  return awayCodes.test((error as { code?: string }).code ?? '') || awayMessages.test(error.message);
}

const named = (error: unknown): unknown => (saysAway(error) ? new DatabaseUnavailable(error) : error);

type Callback = (error: unknown, ...rest: unknown[]) => void;

/** Tells the guard how each piece of work begins and ends. */
interface Guard {
  /** Returns what to call when it is over, with its error. */
  watch(): (error?: unknown) => void;
  clients: Set<pg.Client>;
}

function guardedClient(guard: Guard): typeof pg.Client {
  return class extends pg.Client {
    constructor(config?: pg.ClientConfig) {
      super(config);
      guard.clients.add(this);
      this.once('end', () => guard.clients.delete(this));
      this.on('error', () => guard.clients.delete(this));
    }

    // The driver's query takes text or an object, values or none, a callback or none: all are passed on as they come.
    override query(...parameters: unknown[]): never {
      const over = guard.watch();
      const query = super.query.bind(this) as (...given: unknown[]) => unknown;
      const last = parameters.at(-1);
      if (typeof last === 'function') {
        parameters[parameters.length - 1] = (error: Error | undefined, ...rest: unknown[]) => {
          over(error);
          (last as Callback)(error && named(error), ...rest);
        };
        return query(...parameters) as never;
      }
      const result = query(...parameters);
      if (!(result instanceof Promise)) {
        over();
        return result as never;
      }
      return result.then(
        (value) => {
          over();
          return value;
        },
        (error: unknown) => {
          over(error);
          throw named(error);
        },
      ) as never;
    }
  };
}

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
