/**
 * An import in a process of its own that dies in the middle: signs in by a token, says `ready`, is told on its standard
 * input what to do and at which statement to the database to kill itself. Usage: node import-program.ts URL TOKEN.
 */
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { findActorByToken } from '#lib/auth/gate.ts';
import { ownerDatabase } from '#lib/db/client.ts';
import { applyBatch, undoBatch } from '#lib/projects/commands/apply-batch.ts';

/** What the program is told, as one line of JSON. */
export interface ImportOrder {
  deed: 'apply' | 'undo';
  batchId: string;
  /** How many statements are sent before the process is killed. */
  statements: number;
  /** Whether the last of them still leaves for the server, which then does what nobody hears of. */
  isLastSent: boolean;
}

const [url = '', token = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${JSON.stringify(line)}\n`);
const die = () => process.kill(process.pid, 'SIGKILL');

/** Counts every statement that any connection of this process sends, and dies at the last. */
function dieAfter({ statements, isLastSent }: ImportOrder): void {
  let left = statements;
  // Called as the driver calls it, with whatever it is given.
  // oxlint-disable-next-line typescript/unbound-method
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  Object.defineProperty(pg.Client.prototype, 'query', {
    value(this: pg.Client, ...given: unknown[]) {
      left -= 1;
      if (left > 0) return query.apply(this, given);
      if (!isLastSent) die();
      const answer = query.apply(this, given);
      setImmediate(die);
      return answer;
    },
  });
}

const db = ownerDatabase(url);
const actor = await findActorByToken(db, token);
if (actor === null) throw new Error('Nobody is signed in.');
// Whoever is killed keeps nothing: what was compiled is kept now, for the next.
flushCompileCache();
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as ImportOrder;
  dieAfter(order);
  const outcome = await (order.deed === 'apply' ? applyBatch : undoBatch)(db, actor, {
    batchId: order.batchId,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  say('done');
}
// It has nothing left to do; its connections would keep it.
process.exit(0);
