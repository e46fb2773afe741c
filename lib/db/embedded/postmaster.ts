/**
 * Who runs on a data folder: read from the server's own pid file and checked against the process, because after a
 * crash the number may belong to another program.
 */
import { readFileSync, realpathSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { runBriefly } from '#lib/db/embedded/system.ts';

export interface Postmaster {
  pid: number;
  port: number;
}

const pidFile = (cluster: string) => path.join(cluster, 'postmaster.pid');

/** The server that runs on this folder, or null. Line 1 of its pid file is the process, line 4 the port. */
export function runningPostmaster(cluster: string): Postmaster | null {
  const lines = linesOfPidFile(cluster);
  if (lines === null) return null;
  const pid = Number(lines[0]);
  return isServerOf(cluster, pid) ? { pid, port: Number(lines[3]) } : null;
}

/**
 * Removes a pid file whose number now belongs to another program, or to a server that ended and whose parent never
 * asked: PostgreSQL would take either for a running server and refuse. Children that survived still keep it from
 * starting, by their shared memory.
 */
export function forgetReusedPid(cluster: string): void {
  const lines = linesOfPidFile(cluster);
  if (lines === null) return;
  const pid = Number(lines[0]);
  if (isAlive(pid) && !isServerOf(cluster, pid)) unlinkSync(pidFile(cluster));
}

/** Null when there is none: a server takes its file away as it ends, at any moment. */
function linesOfPidFile(cluster: string): string[] | null {
  try {
    return readFileSync(pidFile(cluster), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isServerOf(cluster: string, pid: number): boolean {
  if (!isAlive(pid)) return false;
  const command = commandLineOf(pid);
  if (command === null) return true;
  return (
    /postgres/.test(command) && [cluster, realpathSync(cluster)].some((folder) => command.includes(folder))
  );
}

/** How the process was called, empty when there is none; null where the system does not tell. */
export function commandLineOf(pid: number): string | null {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux')
    return runBriefly(null, 'ps', ['-o', 'command=', '-p', String(pid)]).stdout;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended just now.
    return '';
  }
}
