/**
 * Parts two organisations that were merged: the one that went comes back as it was, with its address, its names and the
 * projects that named it. What somebody changed since stays as they left it.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { type Issue, issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { indexOrganisations } from '#lib/organisations/commands/replace.ts';
import { canMergeOrganisations } from '#lib/organisations/policy.ts';
import { mergeUndoDays, partedOrganisation, withoutFingerprint } from '#lib/organisations/rules.ts';
import {
  keptMerge,
  type OrganisationEntry,
  organisationNameKey,
  undoOrganisationMergeInput,
} from '#lib/organisations/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { recordChange } from '#lib/versioning/changes.ts';
import type { Namings, Reproject } from '#lib/versioning/reprojection.ts';

/** What the undo left: projects whose page was changed since and goes on naming the one that stayed. */
export interface PartedOrganisations {
  slug: string;
  into: string;
  left: number;
}

/** Undoes the last merge of `from`. Refusals: `too-late`, `merged-on` (the one that stayed went too), `name-taken`. */
export async function undoOrganisationMerge(
  db: Database,
  actor: StaffActor,
  input: unknown,
  wiring: { reproject: Reproject; namings: Namings; now?: Date },
): Promise<Outcome<PartedOrganisations>> {
  if (!canMergeOrganisations(actor)) return refuse('forbidden');
  const parsed = undoOrganisationMergeInput.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) };
  return await db.$transaction((tx) => undo(tx, actor, parsed.data.from, wiring), { timeout: 120_000 });
}

async function undo(
  tx: Transaction,
  actor: StaffActor,
  from: string,
  { reproject, namings, now = new Date() }: { reproject: Reproject; namings: Namings; now?: Date },
): Promise<Outcome<PartedOrganisations>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('grantfolio.organisations'))`;
  const row = await tx.organisationMerge.findFirst({ where: { from }, orderBy: { at: 'desc' } });
  if (row === null) return refuse('not-found');
  const { into } = row;
  if (row.undoneAt !== null) return { ok: true, value: { slug: from, into, left: 0 }, touched: [] };
  if (row.at.getTime() + mergeUndoDays * 86_400_000 < now.getTime()) return refuse('too-late');
  const redirect = await tx.organisationRedirect.findUnique({ where: { slug: from } });
  const found = await tx.organisation.findUnique({ where: { slug: into } });
  if (redirect?.target !== into || found === null) return refuse('merged-on');
  const { gone, before, after, apart, namings: kept } = keptMerge.parse(row);
  const stays = { slug: into, ...partedOrganisation(before, after, withoutFingerprint(found)) };
  const issues = await takenNames(tx, gone, stays);
  if (issues.length > 0) return { ok: false, issues };
  await tx.organisation.create({ data: gone });
  await tx.organisation.update({ where: { slug: into }, data: stays });
  await tx.organisationRedirect.delete({ where: { slug: from } });
  await tx.organisationRedirect.updateMany({
    where: { slug: { in: row.redirects }, target: into },
    data: { target: from },
  });
  await tx.toldApart.createMany({ data: apart, skipDuplicates: true });
  await indexOrganisations(tx, [gone, stays]);
  const restored = await namings.restore(tx, kept, { from, into });
  const touched = await reproject(tx, { organisations: [from, into] });
  await tx.organisationMerge.update({ where: { id: row.id }, data: { undoneAt: now } });
  await recordAudit(tx, {
    personId: actor.personId,
    action: 'organisation.merge-undone',
    kind: 'organisation',
    subject: from,
    details: { into, projects: Object.keys(kept).length, left: restored.left },
  });
  const tags = [...new Set([`organisation:${from}`, `organisation:${into}`, ...restored.tags, ...touched])];
  await recordChange(tx, tags);
  return { ok: true, value: { slug: from, into, left: restored.left }, touched: tags };
}

type Named = Pick<OrganisationEntry, 'slug' | 'nameEn' | 'nameBg' | 'aliases'>;

/** Names of the two that mean somebody else by now, or both of them. */
async function takenNames(tx: Transaction, gone: Named, stays: Named): Promise<Issue[]> {
  const others = await tx.organisation.findMany({
    where: { slug: { notIn: [gone.slug, stays.slug] } },
    select: { slug: true, nameEn: true, nameBg: true, aliases: true },
  });
  const owners = new Map(
    [...others, stays].flatMap((each) =>
      namesOf(each).map((name) => [organisationNameKey(name), each.slug] as const),
    ),
  );
  return namesOf(gone).flatMap((name): Issue[] => {
    const slug = owners.get(organisationNameKey(name));
    return slug === undefined ? [] : [{ field: '', code: 'name-taken', context: { name, slug } }];
  });
}

const namesOf = ({ nameEn, nameBg, aliases }: Named) => [nameEn, nameBg, ...aliases];
