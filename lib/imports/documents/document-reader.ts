/**
 * Reads documents in a child process that has 256 MB and 20 seconds for each. A document that needs more, or brings the
 * child down, is refused; the next gets a new child.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DocumentOutcome, largestBytes } from '#lib/imports/documents/document.ts';

/** The limits of every parser of foreign files. */
const limits = { memoryBytes: 256_000_000, seconds: 20 };

/** A child is replaced after so many documents: readers of PDF keep memory. */
const documentsPerChild = 250;

/** From the project's folder; put together so that no bundler takes it for a part of a page. */
const script = ['lib', 'imports', 'documents', 'reader-process.ts'].join('/');

/** Reads one document after another, whoever asks; its child stays warm for the next. `close` when done. */
export class DocumentReader {
  #child: ChildProcess | null = null;
  #served = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** The text of the document, or why it is refused. Never throws for what a document holds. */
  async read(bytes: Buffer): Promise<DocumentOutcome> {
    if (bytes.length === 0) return { ok: false, code: 'empty' };
    if (bytes.length > largestBytes) return { ok: false, code: 'too-large' };
    const reading = this.#turn.then(async () => this.#read(bytes));
    this.#turn = reading;
    return reading;
  }

  /** Starts the child before the first document comes, so that nobody waits for it. */
  warm(): void {
    if (this.#child?.connected !== true) this.#start();
  }

  async #read(bytes: Buffer): Promise<DocumentOutcome> {
    if (this.#served >= documentsPerChild) this.close();
    const child = this.#child?.connected === true ? this.#child : this.#start();
    this.#served += 1;
    return new Promise((resolve) => {
      let code: 'too-slow' | 'too-much-memory' | null = null;
      const stop = (reason: typeof code) => {
        code = reason;
        child.kill('SIGKILL');
      };
      const slow = setTimeout(() => stop('too-slow'), limits.seconds * 1000);
      const watch = setInterval(() => {
        if (memoryOf(child.pid) > limits.memoryBytes) stop('too-much-memory');
      }, 25);
      const settle = (outcome: DocumentOutcome) => {
        clearTimeout(slow);
        clearInterval(watch);
        child.removeAllListeners();
        resolve(outcome);
      };
      const fallen = () => {
        if (this.#child === child) this.#child = null;
        settle({ ok: false, code: code ?? 'too-much-memory' });
      };
      child.once('message', (outcome) => settle(outcome as DocumentOutcome));
      child.once('exit', fallen);
      child.once('error', fallen);
      child.send(bytes);
    });
  }

  /** Ends the child; a later `read` starts another. */
  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
    this.#served = 0;
  }

  #start(): ChildProcess {
    const child = fork(path.resolve(script), [], {
      execArgv: [
        '--max-old-space-size=160',
        '--max-semi-space-size=8',
        '--disable-warning=ExperimentalWarning',
      ],
      env: { PATH: process.env['PATH'], TZ: 'UTC', NODE_ENV: 'production' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child = child;
    this.#served = 0;
    return child;
  }
}

/** Resident bytes of a process by what Linux tells; 0 elsewhere, where the heap's own limit stands alone. */
function memoryOf(pid: number | undefined): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1];
    return Number(pages ?? 0) * 4096;
  } catch {
    return 0;
  }
}
