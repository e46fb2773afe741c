/**
 * How a register tells the projects that name its entries to be written anew, without knowing them: its commands are
 * handed these two. They run in the command's transaction and return the cache tags they touched.
 */
import type { Prisma } from '#prisma/generated/client.ts';

/** Entries that changed; a project is touched when it names one of them or one below it. */
export interface ChangedEntries {
  organisations?: readonly string[];
  programmes?: readonly string[];
  targetGroups?: readonly string[];
  places?: readonly string[];
}

/** Writes the published projects that name these entries anew: rows, names in the search. */
export type Reproject = (tx: Prisma.TransactionClient, changed: ChangedEntries) => Promise<string[]>;

/** Makes every document, public and in work, that names organisation `from` name `into` instead. */
export type RepointOrganisation = (
  tx: Prisma.TransactionClient,
  move: { from: string; into: string; personId: string; at: Date; newId: () => string },
) => Promise<{ tags: string[]; projects: number }>;
