/** What can be put off: the name of each job and what it is told. A job carries ids, never text or secrets. */
import { z } from 'zod';

/** Each job by name; a change of a payload must still read what was queued before. */
export const jobPayloads = {
  'send-letter': z.strictObject({ letterId: z.uuid() }),
  /** `at` names the date it was put on: the queue says when it has come, by the clock of the database. */
  'publish-edition': z.strictObject({ editionId: z.uuid(), at: z.iso.datetime().optional() }),
  /** Runs for as long as the session of the person lasts who asked for it. */
  'work-batch': z.strictObject({ batchId: z.uuid(), sessionId: z.string(), deed: z.enum(['apply', 'undo']) }),
  /** As above: nobody's table is checked for somebody who has left. */
  'check-table': z.strictObject({ batchId: z.uuid(), sessionId: z.string() }),
  'clean-up': z.object({}),
  'look-over': z.object({}),
} as const;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<Name extends JobName> = z.output<(typeof jobPayloads)[Name]>;
