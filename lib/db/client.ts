/**
 * The three ways to the database: as the public, who may only read what is published; as staff, for what is done in the
 * staff area; and as the owner, for what is done at the command line.
 * Whichever way a query is put, {@link DatabaseUnavailable} is thrown when the server is away.
 */
import { PrismaPg } from '@prisma/adapter-pg';
import { GuardedPool, type Patience } from '#lib/db/guarded-pool.ts';
import { staffSession } from '#lib/db/staff-role.ts';
import { webSettings } from '#lib/env.ts';
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts';

export type Database = PrismaClient;

/** What commands and queries take: the database, or one transaction of it. */
export type Transaction = Prisma.TransactionClient;

/** A page's slowest search takes tens of milliseconds; what runs for seconds is stuck and keeps others waiting. */
const publicSession = [
  '-c search_path=portfolio',
  '-c default_transaction_read_only=on',
  '-c statement_timeout=3000',
  '-c idle_in_transaction_session_timeout=5000',
].join(' ');

/** Commands may take long; the functions of pg_trgm are found in the published schema. */
const ownerSession = '-c search_path=portfolio,public';

/**
 * Readers hear within a second that there is no answer: whoever serves them stops waiting by itself. Whether the server is away
 * is judged more slowly, because a machine with much to do takes its time over a new connection, and is no silent one.
 */
const readersPatience: Patience = {
  watchAfterMs: 400,
  answerWithinMs: 1500,
  connectWithinMs: 900,
  queryWithinMs: 5000,
};

/** A command would rather wait for a busy server than break off what it writes. */
const commandsPatience: Patience = {
  watchAfterMs: 10_000,
  answerWithinMs: 10_000,
  connectWithinMs: 20_000,
  queryWithinMs: null,
};

/** A save waits for a busy server, and somebody waits for the save. */
const staffPatience: Patience = {
  watchAfterMs: 3000,
  answerWithinMs: 3000,
  connectWithinMs: 8000,
  queryWithinMs: null,
};

/**
 * A deed waits for a free connection, then the site is too busy to write; it takes tens of milliseconds, and what runs for
 * so long is stuck and holds up others. Prisma's own limits, 2 and 5 seconds, a machine with much to do exceeds.
 */
const deeds = { maxWait: 10_000, timeout: 20_000 };

/** The staff of a programme, working at once; the rest of the server's connections is for the public. */
const staffPoolSize = 8;

/** A command works alone; a second connection serves a nested read. */
const ownerPoolSize = 2;

/** Next loads modules several times in a process; the pool and its guard must be one. */
const kept = globalThis as typeof globalThis & {
  grantfolioPublicDatabase?: Database;
  grantfolioStaffDatabase?: Database;
};

/** The database as the public sees it, one pool a process. Reads DATABASE_URL_PUBLIC and DATABASE_POOL_SIZE once. */
export function publicDatabase(): Database {
  if (!kept.grantfolioPublicDatabase) {
    const { databaseUrlPublic, poolSize } = webSettings(process.env);
    kept.grantfolioPublicDatabase = publicDatabaseAt(databaseUrlPublic, poolSize);
  }
  return kept.grantfolioPublicDatabase;
}

/** The database at a public address. Close it with `$disconnect()`. */
export function publicDatabaseAt(publicUrl: string, poolSize: number): Database {
  return connect(
    new GuardedPool(publicUrl, { poolSize, sessionSettings: publicSession, patience: readersPatience }),
  );
}

/**
 * The database as the staff area writes it, one pool a process. Reads DATABASE_URL_STAFF once; throws where the process
 * has none, because the staff area is off.
 */
export function staffDatabase(): Database {
  if (!kept.grantfolioStaffDatabase) {
    const { databaseUrlStaff } = webSettings(process.env);
    if (databaseUrlStaff === null)
      throw new Error('The staff area is off: this process cannot write to the database.');
    kept.grantfolioStaffDatabase = staffDatabaseAt(databaseUrlStaff);
  }
  return kept.grantfolioStaffDatabase;
}

/** The database at a staff address. Close it with `$disconnect()`. */
export function staffDatabaseAt(staffUrl: string): Database {
  const settings = Object.entries(staffSession).map(([name, value]) => `-c ${name}=${value}`);
  return connect(
    new GuardedPool(staffUrl, {
      poolSize: staffPoolSize,
      sessionSettings: settings.join(' '),
      patience: staffPatience,
    }),
    deeds,
  );
}

/** The database for a command that writes. Close it with `$disconnect()`. */
export function ownerDatabase(ownerUrl: string): Database {
  return connect(
    new GuardedPool(ownerUrl, {
      poolSize: ownerPoolSize,
      sessionSettings: ownerSession,
      patience: commandsPatience,
    }),
    deeds,
  );
}

function connect(pool: GuardedPool, transactionOptions = {}): Database {
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }), transactionOptions });
}
