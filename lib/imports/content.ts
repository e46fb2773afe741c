/**
 * Brings the folder of content into the read model, in one transaction: all of it or nothing. Projects that stand in
 * the database and not in the folder are left alone.
 */
import { createHash } from 'node:crypto';
import { ownerDatabase, type Transaction } from '#lib/db/client.ts';
import { type Content, type Registers, readContent } from '#lib/imports/content-files.ts';
import type { Issue } from '#lib/issues.ts';
import { replaceOrganisations } from '#lib/organisations/commands/replace.ts';
import { organisationMoves } from '#lib/organisations/queries.ts';
import { replacePlaces } from '#lib/places/commands/replace.ts';
import { replaceProgrammes } from '#lib/programmes/commands/replace.ts';
import { adoptPublished, judgeFile, recordFile } from '#lib/projects/commands/content-entry.ts';
import { publishProfile } from '#lib/projects/commands/publish-profile.ts';
import { listProfilesExcept } from '#lib/projects/queries/profile.ts';
import { loadPublishingRegisters } from '#lib/projects/queries/publishing-registers.ts';
import { searchVersion } from '#lib/projects/queries/search-rows.ts';
import { toProfile } from '#lib/projects/record.ts';
import { organisationsOf, withOrganisationsMoved } from '#lib/projects/rules/organisations.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import { replaceTargetGroups } from '#lib/target-groups/commands/replace.ts';
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
      await db.$transaction((tx) => adoptPublished(tx), { timeout: longestTransactionMs });
      return { ok: true, value: { applied: [], unchanged: [], kept: [] } };
    }
    const content = await readContent(options.contentDir);
    if (!content.ok) return content;
    const value = await db.$transaction((tx) => applyAll(tx, content.value), {
      timeout: longestTransactionMs,
    });
    return { ok: true, value };
  } catch (error) {
    if (error instanceof ChangedByStaff) return { ok: false, issues: error.issues };
    throw error;
  } finally {
    await db.$disconnect();
  }
}

/** Ends the transaction: a file would overwrite what staff wrote. */
class ChangedByStaff extends Error {
  readonly issues: Issue[];

  constructor(issues: Issue[]) {
    super('Staff have changed a project since its file was applied.');
    this.issues = issues;
  }
}

async function applyAll(tx: Transaction, content: Content): Promise<AppliedContent> {
  const outcome: AppliedContent = { applied: [], unchanged: [], kept: [] };
  const tags = new Set<string>();
  await adoptPublished(tx);
  const changed = await changedProjects(tx, content);
  const kept = await applyRegisters(tx, content.registers);
  const registersChanged = kept !== null;
  outcome.kept.push(...(kept ?? []));
  outcome[registersChanged ? 'applied' : 'unchanged'].push('reference');
  if (registersChanged) tags.add('reference');
  const projects = await withMergedOrganisations(tx, changed);
  const others = registersChanged
    ? await listProfilesExcept(
        tx,
        projects.map(({ id }) => id),
      )
    : [];
  const registers = await loadPublishingRegisters(tx, [...projects, ...others]);
  for (const [index, profile] of projects.entries()) {
    const row = await tx.project.findUnique({ where: { id: profile.id }, select: { document: true } });
    for (const tag of await publishProfile(tx, profile, registers)) tags.add(tag);
    await recordFile(tx, profile, changed[index] ?? profile, row === null ? null : toProfile(row));
    outcome.applied.push(profile.slug);
  }
  for (const profile of others) {
    for (const tag of await publishProfile(tx, profile, registers, { evenIfUnchanged: true })) tags.add(tag);
    outcome.applied.push(profile.slug);
  }
  outcome.unchanged.push(
    ...content.projects.map(({ slug }) => slug).filter((slug) => !outcome.applied.includes(slug)),
  );
  if (tags.size > 0) await recordChange(tx, [...tags]);
  return outcome;
}

/** The projects whose files are new or changed. Throws when staff have changed one of them since. */
async function changedProjects(tx: Transaction, { projects, files }: Content): Promise<ProjectProfile[]> {
  const changed: ProjectProfile[] = [];
  const issues: Issue[] = [];
  for (const profile of projects) {
    const verdict = await judgeFile(tx, profile);
    if (verdict === 'changed-by-staff')
      issues.push({
        field: 'id',
        code: verdict,
        context: {
          reason: `staff have changed ${profile.id} since this file was applied: make the change in the staff area, or put the file back as it was`,
        },
        at: { file: files.get(profile.id) ?? 'projects', line: 1 },
      });
    else if (verdict !== 'same') changed.push(profile);
  }
  if (issues.length > 0) throw new ChangedByStaff(issues);
  return changed;
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
