/**
 * How a register has the projects that name its entries written anew without knowing them: its commands are handed a
 * function of this shape. It runs in the command's transaction.
 */
import type { Prisma } from '#prisma/generated/client.ts';

/** Entries that changed; a project is touched when it names one of them or one below it. */
export interface ChangedEntries {
  organisations?: readonly string[];
  programmes?: readonly string[];
  targetGroups?: readonly string[];
  places?: readonly string[];
}

/** Writes the published projects that name these entries anew and returns the cache tags of what shows them. */
export type Reproject = (tx: Prisma.TransactionClient, changed: ChangedEntries) => Promise<string[]>;
