/**
 * Makes one organisation of two. Every project that names the first names the second, the first one's address leads
 * there, and all its names stay as names of the second. What it takes to undo it is kept.
 */
import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { indexOrganisations } from '#lib/organisations/commands/replace.ts';
import { canMergeOrganisations } from '#lib/organisations/policy.ts';
import { toOrganisationEntry } from '#lib/organisations/record.ts';
import { mergedOrganisation, withoutFingerprint } from '#lib/organisations/rules.ts';
import { type OrganisationMergeInput, organisationMergeInput } from '#lib/organisations/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { recordChange } from '#lib/versioning/changes.ts';
import type { Namings, Reproject } from '#lib/versioning/reprojection.ts';

/** What a merge is handed: how projects are written anew, time and chance. */
export interface MergeWiring {
  reproject: Reproject;
  namings: Namings;
  now?: Date;
  newId?: () => string;
}

/** Merges `from` into `into`. To do it again changes nothing. */
export async function mergeOrganisations(
  db: Database,
  actor: StaffActor,
  input: unknown,
  wiring: MergeWiring,
): Promise<Outcome<{ slug: string }>> {
  if (!canMergeOrganisations(actor)) return refuse('forbidden');
  const parsed = organisationMergeInput.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) };
  return await db.$transaction((tx) => merge(tx, actor, parsed.data, wiring), { timeout: 120_000 });
}

async function merge(
  tx: Transaction,
  actor: StaffActor,
  { from, into, keep }: OrganisationMergeInput,
  { reproject, namings, now = new Date(), newId = randomUUID }: MergeWiring,
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
  const apart = { kind: 'organisation', OR: [{ first: from }, { second: from }] };
  const kept = {
    gone: { slug: from, ...withoutFingerprint(first) },
    before: withoutFingerprint(second),
    redirects: await slugsLeadingTo(tx, from),
    apart: (await tx.toldApart.findMany({ where: apart })).map((row) => ({
      ...row,
      at: row.at.toISOString(),
    })),
    namings: await namings.keep(tx, from),
  };
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
  await tx.toldApart.deleteMany({ where: apart });
  await indexOrganisations(tx, [row]);
  await tx.organisationMerge.create({
    data: { id: newId(), from, into, ...kept, after: withoutFingerprint(row), at: now },
  });
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

async function slugsLeadingTo(tx: Transaction, target: string): Promise<string[]> {
  const redirects = await tx.organisationRedirect.findMany({ where: { target }, select: { slug: true } });
  return redirects.map(({ slug }) => slug);
}
