/** Ends processes as a power cut does, whether or not they are already ending by themselves. */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** What an end takes on a machine that has no time for the dying. */
const goneWithinMs = 30_000;
const lookEveryMs = 10;

/** Sends the signal; a process that is gone by now is as good as one that gets it. */
export function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether the process runs: one that ended counts as ended, also while nobody has asked for its exit code. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = `/proc/${pid}/status`;
  try {
    return !existsSync(status) || !/^State:\s*Z/m.test(readFileSync(status, 'utf8'));
  } catch {
    // It was taken away between the two looks.
    return false;
  }
}

/** Kills them all at once and waits until they are gone. */
export async function killAtOnce(...pids: number[]): Promise<void> {
  for (const pid of pids) signalTo(pid, 'SIGKILL');
  await untilGone(...pids);
}

/** Waits for processes that are ending. */
export async function untilGone(...pids: number[]): Promise<void> {
  const until = performance.now() + goneWithinMs;
  while (pids.some(isAlive)) {
    if (performance.now() > until)
      throw new Error(`They should have ended and are still there: ${pids.filter(isAlive).join(', ')}.`);
    await wait(lookEveryMs);
  }
}
