/**
 * Opens the database that the settings name: the one that comes along or a server of the operator's; checks it, brings
 * its tables up to date and lets the public role read and the staff role write them.
 */
import { progress } from '#lib/cli/project.ts';
import { checkDurability, checkServer, connectOwner } from '#lib/db/checks.ts';
import { startEmbedded } from '#lib/db/embedded/start.ts';
import { migrate } from '#lib/db/migrate.ts';
import { ensurePublicRole } from '#lib/db/roles.ts';
import { ensureStaffRole } from '#lib/db/staff-role.ts';
import type { StartSettings } from '#lib/env.ts';

export interface OpenDatabase {
  ownerUrl: string;
  publicUrl: string;
  /** Null when the staff area is off. */
  staffUrl: string | null;
  /** Starts the database that comes along again when it ended; true when it had to. Others are left alone. */
  revive: () => Promise<boolean>;
  /** Stops the database that comes along; a server of the operator's goes on. */
  stop: () => Promise<void>;
}

/** Throws a Refusal when the database cannot be used. Whoever calls holds the data folder. */
export async function openDatabase(settings: StartSettings): Promise<OpenDatabase> {
  const { dataDir, databaseUrlPublic, databaseUrlStaff } = settings;
  const server = await openServer(settings);
  try {
    const applied = await migrate(server.ownerUrl);
    if (applied.length > 0) progress(`Brought the database up to date (${applied.join(', ')}).`);
    const publicUrl = await ensurePublicRole({
      ownerUrl: server.ownerUrl,
      dataDir,
      publicUrl: databaseUrlPublic,
    });
    const staffUrl = settings.hasStaffArea
      ? await ensureStaffRole({ ownerUrl: server.ownerUrl, dataDir, staffUrl: databaseUrlStaff })
      : null;
    return { ...server, publicUrl, staffUrl };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The server alone, checked for what the site needs of it; nothing in it is changed. */
export async function openServer({
  dataDir,
  databaseUrl,
}: Pick<StartSettings, 'dataDir' | 'databaseUrl'>): Promise<
  Pick<OpenDatabase, 'ownerUrl' | 'revive' | 'stop'>
> {
  const server = databaseUrl
    ? { ownerUrl: databaseUrl, revive: async () => false, stop: async () => {} }
    : await startEmbedded({ dataDir, progress });
  try {
    const client = await connectOwner(server.ownerUrl);
    try {
      await checkServer(client);
      await checkDurability(client);
    } finally {
      await client.end();
    }
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}
