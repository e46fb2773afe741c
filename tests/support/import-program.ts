/**
 * An import in a process of its own, so that a test can kill it: signs in by a token, says `ready`, is told on its
 * standard input what to do, and says each row that is durable. Usage: node import-program.ts URL TOKEN.
 */
import { createInterface } from 'node:readline';
import { findActorByToken } from '#lib/auth/gate.ts';
import { ownerDatabase } from '#lib/db/client.ts';
import { applyBatch, undoBatch } from '#lib/projects/commands/apply-batch.ts';

/** What the program is told, as one line of JSON. */
export interface ImportOrder {
  deed: 'apply' | 'undo';
  batchId: string;
}

/** What it says, a line each. */
export type ImportSaying = 'ready' | 'done' | number;

const [url = '', token = ''] = process.argv.slice(2);
const say = (line: ImportSaying) => process.stdout.write(`${JSON.stringify(line)}\n`);

const db = ownerDatabase(url);
const actor = await findActorByToken(db, token);
if (actor === null) throw new Error('Nobody is signed in.');
say('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const { deed, batchId }: ImportOrder = JSON.parse(line);
  const work = deed === 'apply' ? applyBatch : undoBatch;
  const outcome = await work(db, actor, { batchId }, { onRow: say });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  say('done');
}
await db.$disconnect();
