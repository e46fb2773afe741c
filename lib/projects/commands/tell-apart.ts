/**
 * Says that two projects which look alike are two, so that nobody who merges is asked again, or takes it back. Whoever may
 * merge the two may say so; neither project is changed.
 */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, notFound } from '#lib/projects/commands/answer.ts';
import { canDo } from '#lib/projects/policy.ts';
import { tellProjectsApartInput } from '#lib/projects/schema/editing.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';

type Pair = z.input<typeof tellProjectsApartInput>;

/** Takes the pair from the candidates for a merge. */
export async function tellProjectsApart(
  db: Database,
  actor: StaffActor,
  input: Pair,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<null>> {
  return await judge(db, actor, input, 'project.told-apart', async (tx, [pair, turned]) => {
    if ((await tx.toldApart.count({ where: turned })) > 0) return 0;
    const data = { ...pair, by: actor.personId, at: now };
    return (await tx.toldApart.createMany({ data, skipDuplicates: true })).count;
  });
}

/** Takes that back: if the two still look alike, they are candidates again. */
export async function takeBackProjectsApart(
  db: Database,
  actor: StaffActor,
  input: Pair,
): Promise<Outcome<null>> {
  return await judge(db, actor, input, 'project.apart-undone', async (tx, [pair, turned]) => {
    return (await tx.toldApart.deleteMany({ where: { OR: [pair, turned] } })).count;
  });
}

interface Kept {
  kind: 'project';
  first: string;
  second: string;
}

/**
 * `deed` is given the pair both ways round, as either may have been kept first, and says how much it changed; the log has
 * a line of what did.
 */
async function judge(
  db: Database,
  actor: StaffActor,
  input: Pair,
  action: AuditAction,
  deed: (tx: Transaction, pair: readonly [Kept, Kept]) => Promise<number>,
): Promise<Outcome<null>> {
  const read = tellProjectsApartInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { projectId, otherId } = read.data;
  return await inTransaction(db, async (tx): Promise<Outcome<null>> => {
    const entries = await tx.entry.findMany({
      where: { projectId: { in: [projectId, otherId] } },
      select: { programme: true },
    });
    if (entries.length !== 2) return notFound;
    if (!entries.every(({ programme }) => canDo(actor, 'merge', programme))) return forbidden;
    const pair = [
      { kind: 'project', first: projectId, second: otherId },
      { kind: 'project', first: otherId, second: projectId },
    ] as const;
    if ((await deed(tx, pair)) > 0)
      await recordAudit(tx, {
        personId: actor.personId,
        action,
        kind: 'project',
        subject: projectId,
        details: { other: otherId },
      });
    return { ok: true, value: null, touched: [] };
  });
}
