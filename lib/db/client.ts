/**
 * The two ways to the database: as the public, who may only read what is published, and as the owner, for commands.
 * Whichever way a query is put, {@link DatabaseUnavailable} is thrown when the server is away.
 */
import { PrismaPg } from '@prisma/adapter-pg';
import { GuardedPool, type Patience } from '#lib/db/guarded-pool.ts';
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

/** A reader hears within a second that the database is away. */
const readersPatience: Patience = {
  watchAfterMs: 400,
  answerWithinMs: 450,
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

/** A command works alone; a second connection serves a nested read. */
const ownerPoolSize = 2;

/** Next loads modules several times in a process; the pool and its guard must be one. */
const kept = globalThis as typeof globalThis & { grantfolioPublicDatabase?: Database };

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

/** The database for a command that writes. Close it with `$disconnect()`. */
export function ownerDatabase(ownerUrl: string): Database {
  return connect(
    new GuardedPool(ownerUrl, {
      poolSize: ownerPoolSize,
      sessionSettings: ownerSession,
      patience: commandsPatience,
    }),
  );
}

function connect(pool: GuardedPool): Database {
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
}
