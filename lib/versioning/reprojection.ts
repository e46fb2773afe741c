/**
 * How a register has the projects that name its entries written anew without knowing them: its commands are handed
 * functions of these shapes. They run in the command's transaction.
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

/** What each published project said of an organisation, by the project's id; opaque to whoever keeps it. */
export type KeptNamings = Readonly<Record<string, object>>;

/** Keeps what projects say of an organisation before it is merged away, and has them say it again. */
export interface Namings {
  keep: (tx: Prisma.TransactionClient, organisation: string) => Promise<KeptNamings>;
  /** `left`: in how many projects somebody changed it since, so that it stays. */
  restore: (
    tx: Prisma.TransactionClient,
    kept: KeptNamings,
    merge: { from: string; into: string },
  ) => Promise<{ tags: string[]; left: number }>;
}
