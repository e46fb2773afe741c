/**
 * A child process that works on what strangers made. It has little memory, little time and nothing of our environment, and
 * is ended when it wants more; whoever asked it always hears an outcome, and is never in danger itself.
 */
import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The limits of every parser of foreign files. */
export const parserLimits = { memoryBytes: 256_000_000, milliseconds: 20_000 };

/** Often enough that a file cannot fill the memory of the machine between two looks. */
const lookEveryMs = 25;

/** A machine with much to do leaves a process little of its time: so many times its limit is waited for it then. */
const mostWaiting = 3;

/** What of its time it has to have worked before it is itself the slow one. */
const ownShare = 0.5;

/** Why there is no answer. `fallen`: the process ended by itself, by its heap's own limit for one. */
export type Fall = 'too-slow' | 'too-much-memory' | 'fallen';

export type Told<Answer> = { ok: true; answer: Answer } | { ok: false; code: Fall };

export interface GuardOptions {
  arguments?: readonly string[];
  /** What its heap may take of the memory; the rest is for what lies outside of it. */
  heap?: readonly string[];
  /** Resident bytes. */
  memoryBytes?: number;
  /** Settings of what it runs; the process finds no others of ours. */
  environment?: Readonly<Record<string, string>>;
  /** A file that is open for reading: its standard input. */
  input?: number;
}

const parserHeap = ['--max-old-space-size=160', '--max-semi-space-size=8'];

/** Answers one question after another, never two at once. `close` when done. */
export class GuardedProcess<Question extends Serializable, Answer> {
  readonly #child: ChildProcess;
  readonly #memoryBytes: number;
  #hasFallen = false;

  /** `script`: from the project's folder; in parts, so that no bundler takes it for a part of a page. */
  constructor(script: readonly string[], options: GuardOptions = {}) {
    const { heap = parserHeap, memoryBytes = parserLimits.memoryBytes, environment, input } = options;
    this.#memoryBytes = memoryBytes;
    this.#child = fork(path.resolve(...script), [...(options.arguments ?? [])], {
      execArgv: [...heap, '--disable-warning=ExperimentalWarning'],
      env: { PATH: process.env['PATH'], TZ: 'UTC', NODE_ENV: 'production', ...environment },
      serialization: 'advanced',
      stdio: [input ?? 'ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A process that falls while nobody asks is found fallen by the next question.
    this.#child.on('error', () => {});
  }

  /** False when another process has to answer the next question. */
  get isAlive(): boolean {
    return this.#child.connected && !this.#hasFallen;
  }

  /**
   * The answer, within `milliseconds`, or some times that where the machine left the process no time to work; a process
   * that gave none is over.
   */
  ask(question: Question, milliseconds: number = parserLimits.milliseconds): Promise<Told<Answer>> {
    const child = this.#child;
    return new Promise((resolve) => {
      let code: Fall = 'fallen';
      const stop = (reason: Fall) => {
        clearInterval(watch);
        code = reason;
        child.kill('SIGKILL');
      };
      const begunAt = performance.now();
      const workedBefore = workedMs(child.pid);
      const isTooSlow = () => {
        const ms = performance.now() - begunAt;
        if (ms < milliseconds) return false;
        const worked = workedMs(child.pid) - workedBefore;
        return ms >= milliseconds * mostWaiting || !(worked < milliseconds * ownShare);
      };
      const watch = setInterval(() => {
        if (residentBytes(child.pid) > this.#memoryBytes) stop('too-much-memory');
        else if (isTooSlow()) stop('too-slow');
      }, lookEveryMs);
      const settle = (told: Told<Answer>) => {
        clearInterval(watch);
        child.off('message', answered);
        child.off('exit', fallen);
        child.off('error', fallen);
        resolve(told);
      };
      const answered = (answer: unknown) => settle({ ok: true, answer: answer as Answer });
      const fallen = () => {
        this.#hasFallen = true;
        settle({ ok: false, code });
      };
      child.once('message', answered);
      child.once('exit', fallen);
      child.once('error', fallen);
      child.send(question);
    });
  }

  /** Ends the process; a question that is open is answered as fallen. */
  close(): void {
    this.#hasFallen = true;
    this.#child.kill('SIGKILL');
  }
}

/** By what Linux tells; 0 elsewhere, where the heap's own limit stands alone. */
function residentBytes(pid: number | undefined): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1];
    return Number(pages ?? 0) * 4096;
  } catch {
    return 0;
  }
}

/** How long the process has had a processor to itself, by what Linux tells in hundredths of a second; not a number elsewhere. */
function workedMs(pid: number | undefined): number {
  try {
    // Its name, in brackets, may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
