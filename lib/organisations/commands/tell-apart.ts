/** Says that two organisations which look alike are two, so that nobody is asked again. It never changes either. */
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
  if (!canChangeOrganisations(actor)) return refuse('forbidden');
  const parsed = pair.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) };
  const [first = '', second = ''] = [parsed.data.first, parsed.data.second].toSorted((a, b) =>
    a < b ? -1 : 1,
  );
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
