/** Says that two organisations which look alike are two, so that nobody is asked again, or takes it back. Changes neither. */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { canChangeOrganisations } from '#lib/organisations/policy.ts';
import { slug } from '#lib/projects/schema.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';

const pair = z.strictObject({ first: slug, second: slug });

/** Takes the pair from the list of candidates. */
export async function tellOrganisationsApart(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<null>> {
  return await judge(db, actor, input, 'organisation.told-apart', async (tx, kept) => {
    const { first, second } = kept;
    if ((await tx.organisation.count({ where: { slug: { in: [first, second] } } })) !== 2) return null;
    const data = { ...kept, by: actor.personId, at: now };
    return (await tx.toldApart.createMany({ data, skipDuplicates: true })).count;
  });
}

/** Takes back that two organisations are two: if they still look alike, the pair is a candidate again. */
export async function takeBackOrganisationsApart(
  db: Database,
  actor: StaffActor,
  input: unknown,
): Promise<Outcome<null>> {
  return await judge(db, actor, input, 'organisation.apart-undone', async (tx, kept) => {
    return (await tx.toldApart.deleteMany({ where: kept })).count;
  });
}

interface Kept {
  kind: 'organisation';
  first: string;
  second: string;
}

/**
 * `deed` is given the pair in the order in which it is kept and says how much it changed, null where one of the two is not
 * there; the log has a line of what did.
 */
async function judge(
  db: Database,
  actor: StaffActor,
  input: unknown,
  action: AuditAction,
  deed: (tx: Transaction, kept: Kept) => Promise<number | null>,
): Promise<Outcome<null>> {
  if (!canChangeOrganisations(actor)) return refuse('forbidden');
  const parsed = pair.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) };
  const { first: one, second: other } = parsed.data;
  const [first, second] = one < other ? [one, other] : [other, one];
  return await db.$transaction(async (tx) => {
    const changed = await deed(tx, { kind: 'organisation', first, second });
    if (changed === null) return refuse('not-found');
    if (changed > 0)
      await recordAudit(tx, {
        personId: actor.personId,
        action,
        kind: 'organisation',
        subject: first,
        details: { from: second },
      });
    return { ok: true, value: null, touched: [] };
  });
}
