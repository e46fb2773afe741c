/**
 * Makes one organisation of two. Every project that names the first names the second, the first one's address leads
 * there, and all its names stay as names of the second; nothing is lost but the second row.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { indexOrganisations } from '#lib/organisations/commands/replace.ts';
import { canMergeOrganisations } from '#lib/organisations/policy.ts';
import { toOrganisationEntry } from '#lib/organisations/record.ts';
import { mergedOrganisation } from '#lib/organisations/rules.ts';
import { type OrganisationMergeInput, organisationMergeInput } from '#lib/organisations/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { recordChange } from '#lib/versioning/changes.ts';
import type { Reproject } from '#lib/versioning/reprojection.ts';

/** Merges `from` into `into`. To do it again changes nothing. */
export async function mergeOrganisations(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { reproject, now = new Date() }: { reproject: Reproject; now?: Date },
): Promise<Outcome<{ slug: string }>> {
  if (!canMergeOrganisations(actor)) return refuse('forbidden');
  const parsed = organisationMergeInput.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) };
  return await db.$transaction((tx) => merge(tx, actor, parsed.data, reproject, now), { timeout: 120_000 });
}

async function merge(
  tx: Transaction,
  actor: StaffActor,
  { from, into, keep }: OrganisationMergeInput,
  reproject: Reproject,
  now: Date,
): Promise<Outcome<{ slug: string }>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('grantfolio.organisations'))`;
  const [first, second] = [
    await tx.organisation.findUnique({ where: { slug: from } }),
    await tx.organisation.findUnique({ where: { slug: into } }),
  ];
  if (second === null) return refuse('not-found');
  if (first === null) {
    const moved = await tx.organisationRedirect.findUnique({ where: { slug: from } });
    return moved?.target === into ? { ok: true, value: { slug: into }, touched: [] } : refuse('not-found');
  }
  const merged = mergedOrganisation(toOrganisationEntry(first), toOrganisationEntry(second), keep);
  const row = await tx.organisation.update({ where: { slug: into }, data: merged });
  // No chains: whatever led to the first leads to the second.
  await tx.organisationRedirect.updateMany({ where: { target: from }, data: { target: into } });
  await tx.organisationRedirect.upsert({
    where: { slug: from },
    create: { slug: from, target: into, at: now },
    update: { target: into, at: now },
  });
  const touched = await reproject(tx, { organisations: [from, into] });
  await tx.organisation.delete({ where: { slug: from } });
  await tx.organisationKey.deleteMany({ where: { slug: from } });
  await tx.toldApart.deleteMany({ where: { kind: 'organisation', OR: [{ first: from }, { second: from }] } });
  await indexOrganisations(tx, [row]);
  await recordAudit(tx, {
    personId: actor.personId,
    action: 'organisation.merged',
    kind: 'organisation',
    subject: from,
    details: { into, projects: touched.filter((tag) => tag.startsWith('project:')).length },
  });
  const tags = [...new Set([`organisation:${from}`, `organisation:${into}`, ...touched])];
  await recordChange(tx, tags);
  return { ok: true, value: { slug: into }, touched: tags };
}
