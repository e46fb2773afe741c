import pg from 'pg';
import { expect, test } from 'vitest';
import { addressOfDatabase } from '#lib/db/address.ts';
import { connectOwner } from '#lib/db/checks.ts';
import { dropDatabase } from '#lib/db/drop-database.ts';
import { superuser } from '#lib/db/embedded/cluster.ts';
import { startEmbedded } from '#lib/db/embedded/start.ts';
import { knownPassword } from '#lib/db/secrets.ts';
import { temporaryDataDir } from '#tests/support/started-site.ts';

test('a database is removed also while somebody reads it and the server tidies up in it', async () => {
  const dataDir = temporaryDataDir();
  const server = await startEmbedded({ dataDir });
  const address = new URL(server.ownerUrl);
  [address.username, address.password] = [superuser, knownPassword(dataDir, superuser) ?? ''];
  const master = await connectOwner(addressOfDatabase(address.href, 'postgres'));
  await master.query("ALTER SYSTEM SET autovacuum_naptime = '1s'");
  await master.query('SELECT pg_reload_conf()');
  const owner = await connectOwner(server.ownerUrl);
  await owner.query('CREATE DATABASE for_a_while TEMPLATE template0');
  const inside = new pg.Client({ connectionString: addressOfDatabase(server.ownerUrl, 'for_a_while') });
  // It is told to go.
  inside.on('error', () => {});
  await inside.connect();
  // So slow that whoever tidies up is still at it.
  await inside.query(
    `CREATE TABLE untidy (text text) WITH (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1,
       autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0);
     INSERT INTO untidy SELECT repeat('x', 500) FROM generate_series(1, 20000);
     DELETE FROM untidy`,
  );
  const tidying = async () =>
    (
      await master.query(
        "SELECT FROM pg_stat_activity WHERE datname = 'for_a_while' AND backend_type = 'autovacuum worker'",
      )
    ).rowCount;
  await expect.poll(tidying, { timeout: 120_000 }).toBe(1);
  await dropDatabase(owner, 'for_a_while');
  const left = await owner.query("SELECT FROM pg_database WHERE datname = 'for_a_while'");
  expect(left.rowCount).toBe(0);
  await dropDatabase(owner, 'for_a_while');
  await owner.end();
  await master.end();
  await server.stop();
});
