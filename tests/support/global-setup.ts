/**
 * Gives a run of tests its PostgreSQL: the server of DATABASE_URL, else one that comes along, in a folder that is
 * removed again. On it stands a template with all migrations, from which every test file gets a copy.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { addressOfDatabase } from '#lib/db/address.ts';
import { checkServer, connectOwner } from '#lib/db/checks.ts';
import { startEmbedded } from '#lib/db/embedded/start.ts';
import { migrate } from '#lib/db/migrate.ts';
import { makeDataFolder, removeDataFolder } from '#tests/support/data-folder.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of an owner who may create databases and roles, and the name of the database to copy. */
    databaseServer: { ownerUrl: string; template: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DATABASE_URL'];
  if (given) {
    project.provide('databaseServer', { ownerUrl: given, template: await ensureTemplate(given) });
    return async () => {};
  }
  const dataDir = makeDataFolder();
  const server = await startEmbedded({ dataDir });
  const remove = async () => {
    await server.stop();
    removeDataFolder(dataDir);
  };
  try {
    project.provide('databaseServer', {
      ownerUrl: server.ownerUrl,
      template: await ensureTemplate(server.ownerUrl),
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

/** The name of a database with all migrations, made when it is missing. Runs side by side wait for each other. */
async function ensureTemplate(ownerUrl: string): Promise<string> {
  const template = `grantfolio_template_${hashOfTables().slice(0, 12)}`;
  const client = await connectOwner(ownerUrl);
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('grantfolio.test-template'))");
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return template;
    const draft = `${template}_new`;
    await client.query(`DROP DATABASE IF EXISTS ${draft}`);
    await client.query(`CREATE DATABASE ${draft} ENCODING 'UTF8' TEMPLATE template0`);
    const draftUrl = addressOfDatabase(ownerUrl, draft);
    const inside = await connectOwner(draftUrl);
    await checkServer(inside);
    await inside.end();
    await migrate(draftUrl);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
    return template;
  } finally {
    await client.end();
  }
}

/** The migrations and, for the tables of the job queue, the release of the package that makes them. */
function hashOfTables(): string {
  const folder = path.resolve('prisma/migrations');
  const hash = createHash('sha256');
  hash.update(readFileSync(path.resolve('node_modules/graphile-worker/package.json')));

  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted())
    if (name.endsWith('.sql')) hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest('hex');
}
