import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportOrder, ImportSaying } from '#tests/support/import-program.ts';
import { createSeededDatabase, type EmbeddedDatabase } from '#tests/support/embedded-database.ts';

const wantedKills = 200;
/** Rows that a process may do before it is killed: 1,000 rows and back give about fifty kills each way. */
const mostRows = 40;
/** A row takes some milliseconds: within these the killing falls anywhere into its transaction. */
const mostDelayMs = 12;

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31);
const random = randomFrom(seed);

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A process that has signed in and waits for its order, so that starting it takes nobody's time. */
class Worker {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown>;

  constructor(url: string, token: string) {
    this.#child = spawn(process.execPath, ['tests/support/import-program.ts', url, token], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#ended = once(this.#child, 'exit');
    this.#lines = createInterface({ input: this.#child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  }

  /** Works until all is done, which is true, or until it is killed `delayMs` after so many rows. */
  async work(order: ImportOrder, rows: number, delayMs: number): Promise<boolean> {
    for (let said = await this.#next(); said !== 'ready'; said = await this.#next());
    this.#child.stdin?.write(`${JSON.stringify(order)}\n`);
    let isKilled = false;
    for (let count = 0; ; count += 1) {
      if (count === rows) setTimeout(() => (isKilled = this.#child.kill('SIGKILL')), delayMs);
      const said = await this.#next();
      if (said === null || said === 'done') {
        if (said === 'done') this.kill();
        await this.#ended;
        return said === 'done' ;
      }
    }
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async #next(): Promise<ImportSaying | null> {
    const { value, done } = await this.#lines.next();
    return done === true ? null : JSON.parse(value);
  }
}
