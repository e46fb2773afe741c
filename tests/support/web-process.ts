/** Runs the web process alone, as the start does, so that a test can end and restart it while other things happen. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A database answers in milliseconds, on a machine that has time for it. */
const readyWithinMs = 60_000;

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface WebProcess {
  /** Where it answers, without a slash at its end. */
  url: string;
  port: number;
  process: ChildProcess;
  /** All that it printed so far. */
  said: () => string;
  /** Ends it with the signal and returns its exit code; null after a kill. */
  end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
}

/** Resolves once the site has its database: it serves before, and then says that it cannot. */
export async function untilReady(url: string): Promise<void> {
  const until = performance.now() + readyWithinMs;
  for (;;) {
    const answer = await fetch(`${url}/readyz`);
    if (answer.status === 200) return;
    const said = await answer.text();
    if (performance.now() > until) throw new Error(`The site is not ready: ${answer.status} ${said}`);
    await wait(50);
  }
}

/** Starts the built site on a database. Rejects with all it printed when it ends before it is ready. */
export async function startWebProcess(options: {
  dataDir: string;
  publicUrl: string;
  /** Absent: without the staff area. */
  staffUrl?: string;
  /** 0 or absent: any free one. */
  port?: number;
}): Promise<WebProcess> {
  const child = fork('lib/web/server.ts', {
    cwd: root,
    execArgv: [],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(options.port ?? 0),
      DATA_DIR: options.dataDir,
      DATABASE_URL_PUBLIC: options.publicUrl,
      DATABASE_URL_STAFF: options.staffUrl ?? '',
      STAFF_AREA: options.staffUrl === undefined ? 'off' : 'on',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  // What it said last comes after its end.
  const ended = Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    ...[child.stdout, child.stderr].map((stream) => stream && once(stream, 'close')),
  ]).then(([exit]) => exit);
  const port = await Promise.race([
    once(child, 'message').then(([message]) => (message as { port: number }).port),
    ended.then(([code]) => {
      throw new Error(`The web process ended with ${code}. It said:\n${said}`);
    }),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    process: child,
    said: () => said,
    end: async (signal) => {
      child.kill(signal);
      return (await ended)[0];
    },
  };
}
