/** Where the check of a table stands: asked for, or why it could not be made. Never reads the table itself. */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Issue } from '#lib/issues.ts';
import { maySeeBatch } from '#lib/projects/queries/batches.ts';
import type { Mapping } from '#lib/projects/schema/batch.ts';
import { mappingInput } from '#lib/projects/schema/importing.ts';

/** How the file is read, where a person said so. */
export const choicesInput = z.strictObject({
  encoding: z.string().max(40).optional(),
  separator: z.string().max(1).optional(),
  sheet: z.string().max(200).optional(),
  headerLine: z.string().max(7).optional(),
});

const issue = z.object({
  field: z.string(),
  code: z.string(),
  context: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

const askedPlan = z.object({
  check: z.enum(['asked', 'refused']),
  choices: choicesInput.default({}),
  issues: z.array(issue).default([]),
});

/** A check that is still to come, or why there is none. */
export interface AskedCheck {
  state: 'asked' | 'refused';
  mapping: Mapping;
  choices: z.output<typeof choicesInput>;
  issues: Issue[];
}

/** Where the check stands; null when none was asked for, and when it was made. For whoever may see the table. */
export async function findAskedCheck(
  db: Database,
  actor: StaffActor,
  { batchId }: { batchId: string },
): Promise<AskedCheck | null> {
  const batch = await db.batch.findUnique({ where: { id: batchId } });
  if (batch === null || batch.state !== 'uploaded' || !maySeeBatch(actor, batch)) return null;
  const plan = askedPlan.safeParse(batch.plan);
  const mapping = mappingInput.safeParse(batch.mapping);
  if (!plan.success || !mapping.success) return null;
  const { check: state, choices, issues } = plan.data;
  return { state, mapping: mapping.data, choices, issues };
}
