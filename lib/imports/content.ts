/**
 * Brings the folder of content into the read model, in one transaction: all of it or nothing. Projects that stand in
 * the database and not in the folder are left alone.
 */
import { createHash } from 'node:crypto';
import { ownerDatabase, type Transaction } from '#lib/db/client.ts';
import { type Content, type Registers, readContent } from '#lib/imports/content-files.ts';
import type { Issue } from '#lib/issues.ts';
import { replaceOrganisations } from '#lib/organisations/commands.ts';
import { organisationMoves } from '#lib/organisations/queries.ts';
import { replacePlaces } from '#lib/places/commands.ts';
import { replaceProgrammes } from '#lib/programmes/commands.ts';
import { publishProfile } from '#lib/projects/commands.ts';
import { listProfilesExcept } from '#lib/projects/queries/profile.ts';
import { loadPublishingRegisters } from '#lib/projects/queries/publishing-registers.ts';
import { searchVersion } from '#lib/projects/queries/search-rows.ts';
import { organisationsOf, withOrganisationsMoved } from '#lib/projects/rules/organisations.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import { replaceTargetGroups } from '#lib/target-groups/commands.ts';
import { recordChange } from '#lib/versioning/changes.ts';

export interface AppliedContent {
  /** Names of what became new: slugs of projects, and `reference` for the registers. */
  applied: string[];
  unchanged: string[];
  /** Fields of registers that content and staff both changed, as `organisations roma-lom name_en`: staff's stand. */
  kept: string[];
}

/** A large portfolio is written within this; longer means that something is stuck. */
const longestTransactionMs = 120_000;

/** Applies `contentDir` to the database of `ownerUrl`; with `onlyIfEmpty` a portfolio that has projects is left as it is. */
export async function applyContent(options: {
  ownerUrl: string;
  contentDir: string;
  onlyIfEmpty?: boolean;
}): Promise<{ ok: true; value: AppliedContent } | { ok: false; issues: Issue[] }> {
  const db = ownerDatabase(options.ownerUrl);
  try {
    if (options.onlyIfEmpty === true && (await db.project.findFirst({ select: { id: true } })) !== null) {
      return { ok: true, value: { applied: [], unchanged: [], kept: [] } };
    }
    const content = await readContent(options.contentDir);
    if (!content.ok) return content;
    const value = await db.$transaction((tx) => applyAll(tx, content.value), {
      timeout: longestTransactionMs,
    });
    return { ok: true, value };
  } finally {
    await db.$disconnect();
  }
}

async function applyAll(tx: Transaction, content: Content): Promise<AppliedContent> {
  const outcome: AppliedContent = { applied: [], unchanged: [], kept: [] };
  const tags = new Set<string>();
  const kept = await applyRegisters(tx, content.registers);
  const registersChanged = kept !== null;
  outcome.kept.push(...(kept ?? []));
  outcome[registersChanged ? 'applied' : 'unchanged'].push('reference');
  if (registersChanged) tags.add('reference');
  const projects = await withMergedOrganisations(tx, content.projects);
  const others = registersChanged
    ? await listProfilesExcept(
        tx,
        projects.map(({ id }) => id),
      )
    : [];
  const registers = await loadPublishingRegisters(tx, [...projects, ...others]);
  const options = { evenIfUnchanged: registersChanged };
  for (const profile of projects) {
    const touched = await publishProfile(tx, profile, registers, options);
    for (const tag of touched) tags.add(tag);
    outcome[touched.length > 0 ? 'applied' : 'unchanged'].push(profile.slug);
  }
  for (const profile of others) {
    for (const tag of await publishProfile(tx, profile, registers, options)) tags.add(tag);
  }
  if (tags.size > 0) await recordChange(tx, [...tags]);
  return outcome;
}

/** Null when the registers, and how their names are indexed, are those applied last; else what stayed as staff have it. */
async function applyRegisters(tx: Transaction, registers: Registers): Promise<string[] | null> {
  const hash = createHash('sha256').update(JSON.stringify({ registers, searchVersion })).digest('hex');
  const earlier = await tx.appliedContent.findUnique({ where: { name: 'reference' } });
  if (earlier?.hash === hash) return null;
  const kept = {
    places: await replacePlaces(tx, registers.places),
    'target-groups': await replaceTargetGroups(tx, registers.targetGroups),
    programmes: await replaceProgrammes(tx, registers.programmes),
    organisations: await replaceOrganisations(tx, registers.organisations),
  };
  await tx.appliedContent.upsert({
    where: { name: 'reference' },
    create: { name: 'reference', hash },
    update: { hash, at: new Date() },
  });
  return Object.entries(kept).flatMap(([register, fields]) =>
    fields.map(({ id, field }) => `${register} ${id} ${field}`),
  );
}

/** Documents of content may name an organisation that staff have meanwhile merged into another. */
async function withMergedOrganisations(
  tx: Transaction,
  projects: ProjectProfile[],
): Promise<ProjectProfile[]> {
  const moved = await organisationMoves(tx, projects.flatMap(organisationsOf));
  return moved.size === 0 ? projects : projects.map((profile) => withOrganisationsMoved(profile, moved));
}
