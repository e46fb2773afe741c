/**
 * Starts and stops the embedded PostgreSQL on its data folder, or takes over the one that still runs there. It listens
 * on the loopback only and writes every commit to disk.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { damaged, lastLine, noSpace } from '#lib/db/embedded/cluster.ts';
import type { ServerHome } from '#lib/db/embedded/home.ts';
import { forgetReusedPid, runningPostmaster } from '#lib/db/embedded/postmaster.ts';
import { run, writePrivate } from '#lib/db/embedded/system.ts';
import { Refusal } from '#lib/errors.ts';

/** Recovery after a crash replays at most 1 GB of log, which the slowest disks read in minutes. */
const startSeconds = 600;
const stopSeconds = 60;

/** After a crash of the server its children need a moment to notice; until then the folder counts as used. */
const attempts = 20;
const pauseMs = 500;

/** Starts the server, or finds it running. Returns its port on 127.0.0.1. */
export async function startServer(home: ServerHome, progress: (text: string) => void): Promise<number> {
  const running = runningPostmaster(home.cluster);
  if (running) return running.port;
  // Its pid file is removed when it stops.
  if (existsSync(path.join(home.cluster, 'postmaster.pid')))
    progress('The database was not stopped cleanly; recovering …');
  forgetReusedPid(home.cluster);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? savedPort(home) : null);
    configure(home, port);
    beginLog(home, attempt);
    const started = await control(home, [
      'start',
      `--log=${home.log}`,
      '--wait',
      `--timeout=${startSeconds}`,
    ]);
    if (started.code === 0) return port;
    const said = `${started.output}\n${readFileSync(home.log, 'utf8')}`;
    const passing = /address already in use|still in use|lock file "postmaster.pid" already exists/i.test(
      said,
    );
    if (!passing || attempt === attempts) throw new Refusal(whyNotStarted(home, said));
    await wait(pauseMs);
  }
}

/** Starts the server again on its port when it ended by itself; true when it had to. */
export async function reviveServer(home: ServerHome, port: number): Promise<boolean> {
  if (runningPostmaster(home.cluster)) return false;
  forgetReusedPid(home.cluster);
  configure(home, port);
  const started = await control(home, ['start', `--log=${home.log}`, '--wait', `--timeout=${startSeconds}`]);
  if (started.code !== 0)
    throw new Refusal(whyNotStarted(home, `${started.output}\n${readFileSync(home.log, 'utf8')}`));
  return true;
}

/** Stops the server cleanly; does nothing when none runs. */
export async function stopServer(home: ServerHome): Promise<void> {
  if (!runningPostmaster(home.cluster)) return;
  const fast = await control(home, ['stop', '--mode=fast', '--wait', `--timeout=${stopSeconds}`]);
  if (fast.code !== 0 && runningPostmaster(home.cluster))
    await control(home, ['stop', '--mode=immediate', '--wait', `--timeout=${stopSeconds}`]);
}

function control(home: ServerHome, parameters: readonly string[]) {
  const command = path.join(home.binaries.folder, 'bin', 'pg_ctl');
  return run(home.user, command, [...parameters, '--silent', `--pgdata=${home.cluster}`]);
}

const configurationFile = (home: ServerHome) => path.join(home.cluster, 'grantfolio.conf');

function configure(home: ServerHome, port: number): void {
  const lines = [
    '# Written at every start.',
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "password_encryption = 'scram-sha-256'",
    'fsync = on',
    'full_page_writes = on',
    'synchronous_commit = on',
    'max_connections = 100',
    "timezone = 'UTC'",
    "lc_messages = 'C'",
  ];
  writePrivate(home.user, configurationFile(home), `${lines.join('\n')}\n`);
  const main = path.join(home.cluster, 'postgresql.conf');
  const text = readFileSync(main, 'utf8');
  if (!text.includes("include = 'grantfolio.conf'"))
    writePrivate(home.user, main, `${text}\ninclude = 'grantfolio.conf'\n`);
}

function savedPort(home: ServerHome): number | null {
  const file = configurationFile(home);
  if (!existsSync(file)) return null;
  const port = /^port = (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return port === undefined ? null : Number(port);
}

/** The wanted port when nobody has it, else any free one. */
function freePort(wanted: number | null): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', (error) => (wanted === null ? reject(error) : resolve(freePort(null))));
    probe.listen({ host: '127.0.0.1', port: wanted ?? 0 }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A new log for each start, so that its words are about this one; the one before is kept. */
function beginLog(home: ServerHome, attempt: number): void {
  if (attempt === 1 && existsSync(home.log)) renameSync(home.log, `${home.log}.before`);
  writePrivate(home.user, home.log, '');
}

function whyNotStarted(home: ServerHome, said: string): string {
  const complaints = said.split('\n').filter((line) => /FATAL|PANIC|could not/.test(line));
  const complaint = complaints.at(-1)?.replace(/^.*?(?:FATAL|PANIC):\s*/, '') ?? lastLine(said);
  if (/no space left/i.test(said)) return noSpace(home.dataDir);
  if (/could not (resize|open|create|map).*shared memory|cannot allocate memory/i.test(said))
    return `The database found no memory to start (${complaint}): free some, or give the machine or container more shared memory.`;
  if (/permission denied/i.test(said))
    return `The database may not read its folder ${home.cluster} (${complaint}): give all of it to one user (chown -R) and start again.`;
  if (/timed out|did not start in time/i.test(said))
    return `The database did not start within ${startSeconds / 60} minutes: its log is ${home.log}; start again to let it go on recovering.`;
  return damaged(home, complaint);
}
