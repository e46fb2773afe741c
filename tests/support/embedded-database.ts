/** An embedded PostgreSQL with the seeded portfolio in a folder of its own, and hands on its processes. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { findHome } from '#lib/db/embedded/home.ts';
import { runningPostmaster } from '#lib/db/embedded/postmaster.ts';
import { startEmbedded } from '#lib/db/embedded/start.ts';
import { migrate } from '#lib/db/migrate.ts';
import { ensurePublicRole } from '#lib/db/roles.ts';
import { ensureStaffRole } from '#lib/db/staff-role.ts';
import { applyContent } from '#lib/imports/content.ts';
import { makeDataFolder, removeDataFolder } from '#tests/support/data-folder.ts';
import { killAtOnce, signalTo } from '#tests/support/processes.ts';

export interface EmbeddedDatabase {
  dataDir: string;
  ownerUrl: string;
  publicUrl: string;
  staffUrl: string;
  /** Stops every process of the server where it is, as a machine that hangs. */
  freeze: () => void;
  thaw: () => void;
  /** Ends every process of the server at once, as a power cut, and waits until all are gone. */
  kill: () => Promise<void>;
  /** Starts it again after {@link EmbeddedDatabase.kill}, on the same port. */
  restart: () => Promise<void>;
  /** Stops it and removes its folder. */
  remove: () => Promise<void>;
}

/** Makes the database, applies the migrations and the project's own content. */
export async function createSeededDatabase(): Promise<EmbeddedDatabase> {
  const dataDir = makeDataFolder();
  let server = await startEmbedded({ dataDir });
  const { ownerUrl } = server;
  await migrate(ownerUrl);
  const publicUrl = await ensurePublicRole({ ownerUrl, dataDir, publicUrl: null });
  const staffUrl = await ensureStaffRole({ ownerUrl, dataDir, staffUrl: null });
  const applied = await applyContent({ ownerUrl, contentDir: path.resolve('content') });
  if (!applied.ok) throw new Error(`The content cannot be applied: ${JSON.stringify(applied.issues)}`);

  /** The parent, and its children at this moment. */
  const processes = (): [number, ...number[]] => {
    const postmaster = runningPostmaster(findHome(dataDir).cluster);
    if (postmaster === null) throw new Error('The database does not run.');
    // Stopped first: from then on it neither replaces children that end nor makes others.
    signalTo(postmaster.pid, 'SIGSTOP');
    const children = execFileSync('pgrep', ['-P', String(postmaster.pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
    return [postmaster.pid, ...children];
  };
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    const [parent, ...children] = processes();
    for (const pid of [...children, parent]) signalTo(pid, name);
  };
  return {
    dataDir,
    ownerUrl,
    publicUrl,
    staffUrl,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    kill: () => killAtOnce(...processes()),
    restart: async () => {
      server = await startEmbedded({ dataDir });
    },
    remove: async () => {
      await server.stop();
      removeDataFolder(dataDir);
    },
  };
}
