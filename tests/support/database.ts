/** A database of its own for a test file: a copy of the migrated template, with its public and its staff role. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { addressOfDatabase, partsOf } from '#lib/db/address.ts';
import { connectOwner } from '#lib/db/checks.ts';
import { type Database, ownerDatabase, publicDatabaseAt, staffDatabaseAt } from '#lib/db/client.ts';
import { dropDatabase } from '#lib/db/drop-database.ts';
import { ensurePublicRole, publicRoleName } from '#lib/db/roles.ts';
import { ensureStaffRole, staffRoleName } from '#lib/db/staff-role.ts';

export interface CopiedDatabase {
  ownerUrl: string;
  publicUrl: string;
  staffUrl: string;
  /** Removes the database and its roles. */
  drop: () => Promise<void>;
}

/** Makes an empty database of this server without any migration. */
export async function createEmptyDatabase(): Promise<Omit<CopiedDatabase, 'publicUrl' | 'staffUrl'>> {
  return createDatabase('template0');
}

/** Makes a database with all migrations and no rows. */
export async function createTestDatabase(): Promise<CopiedDatabase> {
  const database = await createDatabase(inject('databaseServer').template);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'grantfolio-role-'));
  const publicUrl = await ensurePublicRole({ ownerUrl: database.ownerUrl, dataDir, publicUrl: null });
  const staffUrl = await ensureStaffRole({ ownerUrl: database.ownerUrl, dataDir, staffUrl: null });
  rmSync(dataDir, { recursive: true });
  // So that the owner may end their connections when the database is dropped.
  const roles = [publicUrl, staffUrl].map((url) => partsOf(url).role);
  await run(database.ownerUrl, `GRANT ${roles.join(', ')} TO CURRENT_USER`);
  return { ...database, publicUrl, staffUrl };
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = await connectOwner(url);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

async function createDatabase(template: string): Promise<Omit<CopiedDatabase, 'publicUrl' | 'staffUrl'>> {
  const server = inject('databaseServer').ownerUrl;
  const name = `grantfolio_test_${randomBytes(6).toString('hex')}`;
  await run(server, `CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE ${template}`);
  return {
    ownerUrl: addressOfDatabase(server, name),
    drop: async () => {
      const client = await connectOwner(server);
      try {
        await dropDatabase(client, name);
        await client.query(`DROP ROLE IF EXISTS ${publicRoleName(name)}, ${staffRoleName(name)}`);
      } finally {
        await client.end();
      }
    },
  };
}

/** For a whole `describe`: made before its tests and removed after them; use it inside tests and hooks only. */
export function testDatabase(): {
  owner: Database;
  public: Database;
  staff: Database;
  ownerUrl: string;
  publicUrl: string;
  staffUrl: string;
} {
  let copied: CopiedDatabase | undefined;
  let owner: Database | undefined;
  let open: Database | undefined;
  let staff: Database | undefined;
  beforeAll(async () => {
    copied = await createTestDatabase();
    owner = ownerDatabase(copied.ownerUrl);
    open = publicDatabaseAt(copied.publicUrl, 4);
    staff = staffDatabaseAt(copied.staffUrl);
  });
  afterAll(async () => {
    await owner?.$disconnect();
    await open?.$disconnect();
    await staff?.$disconnect();
    await copied?.drop();
  });
  const made = <T>(value: T | undefined): T => {
    if (value === undefined)
      throw new Error('The test database is made before the tests run, not while they are declared.');
    return value;
  };
  return {
    get owner() {
      return made(owner);
    },
    get public() {
      return made(open);
    },
    get staff() {
      return made(staff);
    },
    get ownerUrl() {
      return made(copied).ownerUrl;
    },
    get publicUrl() {
      return made(copied).publicUrl;
    },
    get staffUrl() {
      return made(copied).staffUrl;
    },
  };
}
