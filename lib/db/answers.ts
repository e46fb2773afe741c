/** Asks a database, over a connection of its own, whether it is there. For health checks and for the pool's guard. */
import pg from 'pg';

/** Starting up, shutting down, crashed: PostgreSQL's own words for not being there. */
const goingCodes = /^57P0[1-5]$/;

/** Answers that have arrived are seen before a timer decides that there was none: a busy process is no dead server. */
export function afterArrivals(act: () => void): void {
  setImmediate(() => setImmediate(act));
}

/**
 * Whether the database at the address answers within the time. A server that refuses (too many clients, wrong
 * password) does answer; one that starts or stops does not. Never throws.
 */
export function databaseAnswersAt(address: string, timeoutMs: number): Promise<boolean> {
  const client = new pg.Client({ connectionString: address });
  return new Promise((resolve) => {
    const timer = setTimeout(() => afterArrivals(() => settle(false)), timeoutMs);
    const settle = (answers: boolean) => {
      clearTimeout(timer);
      resolve(answers);
      client.connection.stream.destroy();
    };
    const judge = (error: Error & { code?: string; severity?: string }) =>
      settle(error.severity !== undefined && !goingCodes.test(error.code ?? ''));
    client.on('error', judge);
    client
      .connect()
      .then(() => client.query('SELECT 1'))
      .then(() => settle(true), judge);
  });
}
