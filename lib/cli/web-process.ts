/**
 * Keeps the web process running: starts it with what the public side may know and nothing else, waits until it serves,
 * starts it again when it ends by itself, and stops it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { projectFolder } from '#lib/cli/project.ts';
import { childEnvironment } from '#lib/cli/run-program.ts';
import { Refusal } from '#lib/errors.ts';

/** The first restart is immediate enough for its readers; one that keeps ending is tried every ten seconds. */
const shortestPauseMs = 200;
const longestPauseMs = 10_000;

/** After a minute of service an end is a new accident, not the last one's. */
const settledAfterMs = 60_000;

/** It closes its readers' connections within ten seconds; then it is ended. */
const stopWithinMs = 15_000;

const readyMessage = z.object({ type: z.literal('ready'), port: z.number() });

export interface WebProcessOptions {
  /** The script to run, from the project folder. */
  entry: string;
  environment: { HOST: string; DATA_DIR: string; DATABASE_URL_PUBLIC: string } & Record<string, string>;
  port: number;
  /** Is told each time it serves. */
  onReady: (ready: { port: number; pid: number }) => void;
}

export class WebProcess {
  readonly #options: WebProcessOptions;
  #child: ChildProcess | null = null;
  #port: number;
  #pauseMs = shortestPauseMs;
  #restart: NodeJS.Timeout | null = null;
  #isStopping = false;

  constructor(options: WebProcessOptions) {
    this.#options = options;
    this.#port = options.port;
  }

  /** Resolves when it serves. Throws a {@link Refusal} when it ends before; it has said why. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      let hasServed = false;
      const child = this.#spawn();
      child.on('message', (message) => {
        const ready = readyMessage.safeParse(message);
        if (!ready.success) return;
        hasServed = true;
        this.#served(child, ready.data.port);
        resolve();
      });
      child.once('exit', (code, signal) => {
        if (this.#isStopping) return resolve();
        if (hasServed) return this.#startAgain(code, signal);
        reject(
          new Refusal(
            `The web process ended (${signal ?? `exit code ${code}`}) before it served; it says why above.`,
          ),
        );
      });
      child.once('error', reject);
    });
  }

  #spawn(): ChildProcess {
    const { entry, environment } = this.#options;
    const child = spawn(process.execPath, [path.join(projectFolder, entry)], {
      cwd: projectFolder,
      env: childEnvironment({ ...environment, PORT: String(this.#port) }),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // Ctrl-C reaches only this process, which stops it in order. When this process is killed its channel closes.
      detached: true,
    });
    this.#child = child;
    return child;
  }

  #served(child: ChildProcess, port: number): void {
    this.#port = port;
    const settled = setTimeout(() => {
      this.#pauseMs = shortestPauseMs;
    }, settledAfterMs);
    settled.unref();
    child.once('exit', () => clearTimeout(settled));
    this.#options.onReady({ port, pid: child.pid ?? 0 });
  }

  #startAgain(code: number | null, signal: NodeJS.Signals | null): void {
    console.error(`The web process ended (${signal ?? `exit code ${code}`}); starting it again.`);
    this.#later();
  }

  #later(): void {
    this.#restart = setTimeout(() => {
      this.start().catch(() => {
        if (!this.#isStopping) this.#later();
      });
    }, this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
  }

  /** Stops it in order, or ends it when it does not. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#restart) clearTimeout(this.#restart);
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((resolve) => {
      const end = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      child.once('exit', () => {
        clearTimeout(end);
        resolve();
      });
      child.kill('SIGTERM');
    });
  }
}
