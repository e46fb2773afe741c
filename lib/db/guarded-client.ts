/**
 * A connection whose work is watched, and whose errors are told apart: the server is away, or the query is wrong.
 * It decides nothing; see guarded-pool.ts.
 */
import pg from 'pg';
import { DatabaseUnavailable } from '#lib/errors.ts';

/** PostgreSQL's classes 08 (connection), 57P0x (shutting down), 53300 (too many clients), and what Node says of sockets. */
const awayCodes =
  /^(?:08\w{3}|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const awayMessages =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Query read timeout)/;

/** Whether an error of the driver says that the server is away or full, rather than that a query is wrong. */
export function saysAway(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof DatabaseUnavailable) return false;
  return awayCodes.test((error as { code?: string }).code ?? '') || awayMessages.test(error.message);
}

/** The same error, or {@link DatabaseUnavailable} when it says that the server is away. */
export const named = (error: unknown): unknown => (saysAway(error) ? new DatabaseUnavailable(error) : error);

/** How the driver tells an outcome. */
export type Callback = (error: unknown, ...rest: unknown[]) => void;

/** Tells the guard how each piece of work begins and ends. */
export interface Guard {
  /** Returns what to call when it is over, with its error. */
  watch(): (error?: unknown) => void;
  clients: Set<pg.Client>;
}

/** A client class of the driver whose every query is watched, and whose errors say when the server is away. */
export function guardedClient(guard: Guard): typeof pg.Client {
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
