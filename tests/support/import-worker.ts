/** A process that has signed in and waits to be told to carry out an import or to undo it, and dies on the way. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ImportOrder } from '#tests/support/import-program.ts';

export class ImportWorker {
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown[]>;

  constructor(url: string, token: string) {
    this.#child = spawn(process.execPath, ['tests/support/import-program.ts', url, token], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: path.join(tmpdir(), 'grantfolio-compile-cache') },
    });
    this.#ended = once(this.#child, 'exit');
    // Whoever is killed hears nothing more.
    this.#child.stdin?.on('error', () => {});
    if (this.#child.stdout === null) throw new Error('The program has no output.');
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** True when all was done, false when the process was killed on the way. Throws when it ended in another way. */
  async work(order: ImportOrder): Promise<boolean> {
    if ((await this.#hear()) !== 'ready') throw new Error('The program did not come up.');
    this.#child.stdin?.end(`${JSON.stringify(order)}\n`);
    const isDone = (await this.#hear()) === 'done';
    const [code, signal] = await this.#ended;
    if (isDone ? code !== 0 && signal !== 'SIGKILL' : signal !== 'SIGKILL')
      throw new Error(`The program ended by itself, with ${String(code)}.`);
    return isDone;
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }

  async #hear(): Promise<unknown> {
    const { value, done } = await this.#lines.next();
    return done === true ? null : JSON.parse(value);
  }
}
