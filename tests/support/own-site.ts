/** A site of a proof's own, which it may kill and start again under the same address with the same data. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Database, ownerDatabase } from '#lib/db/client.ts';
import { findHome } from '#lib/db/embedded/home.ts';
import { runningPostmaster } from '#lib/db/embedded/postmaster.ts';
import { runningEmbedded } from '#lib/db/embedded/start.ts';
import { makeDataFolder, removeDataFolder } from '#tests/support/data-folder.ts';
import { killAtOnce } from '#tests/support/processes.ts';
import { type RunningSite, startSite } from '#tests/support/site.ts';

/** What a site writes down of itself once it serves. */
interface Running {
  webPid: number;
}

export interface OwnSite {
  url: string;
  db: Database;
  /** Ends its processes at once, as a machine does that loses its power. */
  kill: () => Promise<void>;
  startAgain: (environment?: Record<string, string>) => Promise<void>;
  /** Stops it and removes its data. */
  end: () => Promise<void>;
}

/** Starts a site that is gone with the proof. It signs sessions with the secret of the tests. */
export async function ownSite(environment: Record<string, string> = {}): Promise<OwnSite> {
  const secret = process.env['AUTH_SECRET'] ?? '';
  const dataDir = makeDataFolder();
  const begin = (more: Record<string, string>) =>
    startSite({ dataDir, environment: { AUTH_SECRET: secret, ...environment, ...more } });
  let site: RunningSite = await begin({});
  const { url } = site;
  const { port } = new URL(url);
  let db = ownerDatabase(addressOf(dataDir));
  const own: OwnSite = {
    url,
    db,
    async kill() {
      await db.$disconnect();
      const { webPid } = JSON.parse(readFileSync(path.join(dataDir, 'running.json'), 'utf8')) as Running;
      const database = runningPostmaster(findHome(dataDir).cluster);
      await killAtOnce(...[site.process.pid, webPid, database?.pid].filter((pid) => pid !== undefined));
    },
    async startAgain(more = {}) {
      site = await begin({ PORT: port, ...more });
      db = ownerDatabase(addressOf(dataDir));
      own.db = db;
    },
    async end() {
      await db.$disconnect();
      await site.stop();
      removeDataFolder(dataDir);
    },
  };
  return own;
}

function addressOf(dataDir: string): string {
  const url = runningEmbedded(dataDir);
  if (url === null) throw new Error('The site runs without its database.');
  return url;
}
