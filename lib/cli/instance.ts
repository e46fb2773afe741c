/**
 * One site a data folder: who starts takes the folder's lock and writes down where the site answers, so that the next
 * one can say it and other commands find it.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type FileLock, tryLock } from '#lib/cli/file-lock.ts';
import { ensureDataFolder } from '#lib/db/data-folder.ts';
import { commandLineOf } from '#lib/db/embedded/postmaster.ts';
import { Refusal } from '#lib/errors.ts';

const note = z.object({
  pid: z.number(),
  /** Null until it serves. */
  url: z.string().nullable(),
  webPid: z.number().nullable(),
});
type Note = z.infer<typeof note>;

const noteFile = (dataDir: string) => path.join(dataDir, 'running.json');

/** The site that this process runs on a data folder. */
export interface Instance {
  /** Writes down what is known of the site by now. */
  tell: (known: { url: string | null; webPid: number | null }) => void;
  release: () => void;
}

/** Takes the data folder for this process, or returns null when a site runs on it. */
export function tryTakeInstance(dataDir: string): Instance | null {
  ensureDataFolder(dataDir);
  let lock: FileLock | null;
  try {
    lock = tryLock(path.join(dataDir, 'lock'));
  } catch (error) {
    throw new Refusal(
      `The data folder ${dataDir} cannot be locked (${(error as Error).message}): set DATA_DIR to a folder of yours on a local disk.`,
      { cause: error },
    );
  }
  if (lock === null) return null;
  const tell: Instance['tell'] = (known) => {
    writeFileSync(noteFile(dataDir), `${JSON.stringify({ pid: process.pid, ...known } satisfies Note)}\n`);
  };
  return {
    tell,
    release: () => {
      rmSync(noteFile(dataDir), { force: true });
      lock.release();
    },
  };
}

/** Takes the data folder for this process. Throws a {@link Refusal} when a site runs on it. */
export async function takeInstance(dataDir: string): Promise<Instance> {
  const instance = tryTakeInstance(dataDir);
  if (instance === null) {
    const running = readNote(dataDir);
    throw new Refusal(
      `A site already runs on ${dataDir}${running ? ` (process ${running.pid}${running.url ? `, ${running.url}` : ''})` : ''}: stop it first, or set DATA_DIR to another folder.`,
    );
  }
  await endOrphan(readNote(dataDir));
  instance.tell({ url: null, webPid: null });
  return instance;
}

function readNote(dataDir: string): Note | null {
  if (!existsSync(noteFile(dataDir))) return null;
  try {
    return note.parse(JSON.parse(readFileSync(noteFile(dataDir), 'utf8')));
  } catch {
    // Half-written when the machine went down; it only serves to say more.
    return null;
  }
}

/** A web process whose starter was killed ends by itself; one that hangs is ended, for it holds the port. */
async function endOrphan(left: Note | null): Promise<void> {
  const pid = left?.webPid;
  if (!pid) return;
  const isOurs = () => (commandLineOf(pid) ?? '').includes('lib/web/server.ts');
  const untilGone = async (attempts: number) => {
    for (let attempt = 0; attempt < attempts && isOurs(); attempt += 1) await wait(100);
  };
  await untilGone(30);
  if (!isOurs()) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It ended between the two looks.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  // The port is free once it is gone, not once it was told to go.
  await untilGone(30);
}

/** Where the site on a data folder answers, as it wrote down; null when none does. */
export const runningSite = (dataDir: string): string | null => readNote(dataDir)?.url ?? null;
