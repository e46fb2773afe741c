/** What the log says of merges of projects: into which one, what was written, and until when it can be undone. */
import { z } from 'zod';
import type { Transaction } from '#lib/db/client.ts';

const details = z.object({
  into: z.string(),
  /** The revision that holds the chosen text. */
  revision: z.string(),
  /** The edition that was open in the project that went. */
  edition: z.string().nullable(),
  until: z.string(),
});

export type LoggedMerge = z.output<typeof details>;

/** The last merge of a project into another one; null when there was none. */
export async function findMerge(db: Transaction, projectId: string): Promise<LoggedMerge | null> {
  const event = await db.auditEvent.findFirst({
    where: { kind: 'project', subject: projectId, action: 'project.merged' },
    orderBy: { seq: 'desc' },
  });
  return event === null ? null : details.parse(event.details);
}
