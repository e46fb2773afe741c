/** Says that two organisations which look alike are two, so that nobody is asked again, or takes it back. Changes neither. */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { canChangeOrganisations } from '#lib/organisations/policy.ts';
import { slug } from '#lib/projects/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

const pair = z.strictObject({ first: slug, second: slug });

/** Takes the pair from the list of candidates. */
export async function tellOrganisationsApart(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<null>> {
  const asked = pairFor(actor, input);
  if (!asked.ok) return asked;
  const { first, second } = asked.value;
  return await db.$transaction(async (tx) => {
    if ((await tx.organisation.count({ where: { slug: { in: [first, second] } } })) !== 2)
      return refuse('not-found');
    const given = await tx.toldApart.createMany({
      data: { kind: 'organisation', first, second, by: actor.personId, at: now },
      skipDuplicates: true,
    });
    if (given.count > 0)
      await recordAudit(tx, {
        personId: actor.personId,
        action: 'organisation.told-apart',
        kind: 'organisation',
        subject: first,
        details: { from: second },
      });
    return { ok: true, value: null, touched: [] };
  });
}

/** Takes back that two organisations are two: if they still look alike, the pair is a candidate again. */
export async function takeBackOrganisationsApart(
  db: Database,
  actor: StaffActor,
  input: unknown,
): Promise<Outcome<null>> {
  const asked = pairFor(actor, input);
  if (!asked.ok) return asked;
  const { first, second } = asked.value;
  return await db.$transaction(async (tx) => {
    const gone = await tx.toldApart.deleteMany({ where: { kind: 'organisation', first, second } });
    if (gone.count > 0)
      await recordAudit(tx, {
        personId: actor.personId,
        action: 'organisation.apart-undone',
        kind: 'organisation',
        subject: first,
        details: { from: second },
      });
    return { ok: true, value: null, touched: [] };
  });
}

/** The pair in the order in which it is kept, for somebody who may judge it. */
function pairFor(actor: StaffActor, input: unknown): Outcome<{ first: string; second: string }> {
  if (!canChangeOrganisations(actor)) return refuse('forbidden');
  const parsed = pair.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) };
  const { first, second } = parsed.data;
  const value = first < second ? { first, second } : { first: second, second: first };
  return { ok: true, value, touched: [] };
}
