/**
 * Brings the folder of content into the read model, in one transaction: all of it or nothing. Projects that stand in
 * the database and not in the folder are left alone.
 */
import { createHash } from 'node:crypto';
import { ownerDatabase, type Transaction } from '#lib/db/client.ts';
import { type Content, type Registers, readContent } from '#lib/imports/content-files.ts';
import type { Issue } from '#lib/issues.ts';
import { replaceOrganisations } from '#lib/organisations/commands.ts';
import { replacePlaces } from '#lib/places/commands.ts';
import { replaceProgrammes } from '#lib/programmes/commands.ts';
import { publishProfile } from '#lib/projects/commands.ts';
import { listProfilesExcept } from '#lib/projects/queries/profile.ts';
import { searchRegisters, searchVersion } from '#lib/projects/queries/search-rows.ts';
import { replaceTargetGroups } from '#lib/target-groups/commands.ts';
import { recordChange } from '#lib/versioning/changes.ts';

export interface AppliedContent {
  /** Names of what became new: slugs of projects, and `reference` for the registers. */
  applied: string[];
  unchanged: string[];
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
      return { ok: true, value: { applied: [], unchanged: [] } };
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
  const outcome: AppliedContent = { applied: [], unchanged: [] };
  const tags = new Set<string>();
  const registersChanged = await applyRegisters(tx, content.registers);
  outcome[registersChanged ? 'applied' : 'unchanged'].push('reference');
  if (registersChanged) tags.add('reference');
  const registers = searchRegisters(content.registers);
  const options = { evenIfUnchanged: registersChanged };
  for (const profile of content.projects) {
    const touched = await publishProfile(tx, profile, registers, options);
    for (const tag of touched) tags.add(tag);
    outcome[touched.length > 0 ? 'applied' : 'unchanged'].push(profile.slug);
  }
  if (registersChanged) {
    const written = content.projects.map(({ id }) => id);
    for (const profile of await listProfilesExcept(tx, written)) {
      for (const tag of await publishProfile(tx, profile, registers, options)) tags.add(tag);
    }
  }
  if (tags.size > 0) await recordChange(tx, [...tags]);
  return outcome;
}

/** True when the registers, or how their names are indexed, differ from those applied last. */
async function applyRegisters(tx: Transaction, registers: Registers): Promise<boolean> {
  const hash = createHash('sha256').update(JSON.stringify({ registers, searchVersion })).digest('hex');
  const earlier = await tx.appliedContent.findUnique({ where: { name: 'reference' } });
  if (earlier?.hash === hash) return false;
  await replacePlaces(tx, registers.places);
  await replaceTargetGroups(tx, registers.targetGroups);
  await replaceProgrammes(tx, registers.programmes);
  await replaceOrganisations(tx, registers.organisations);
  await tx.appliedContent.upsert({
    where: { name: 'reference' },
    create: { name: 'reference', hash },
    update: { hash, at: new Date() },
  });
  return true;
}
