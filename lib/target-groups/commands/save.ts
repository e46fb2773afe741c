/**
 * Creates or changes one target group and where it lies. A group never lies in itself, however many steps below, and
 * what somebody else changed meanwhile is not overwritten unseen.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { type Issue, issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { writeGroupAncestry } from '#lib/target-groups/commands/replace.ts';
import { canChangeTargetGroups } from '#lib/target-groups/policy.ts';
import { listTargetGroupEntries } from '#lib/target-groups/queries/register.ts';
import { liesWithin } from '#lib/target-groups/rules.ts';
import { type TargetGroupEntry, type TargetGroupInput, targetGroupInput } from '#lib/target-groups/schema.ts';
import { saveRegisterEntry } from '#lib/versioning/register-entry.ts';
import type { Reproject } from '#lib/versioning/reprojection.ts';

/** Writes the group; `reproject` brings names and hierarchy into the projects for it. */
export async function saveTargetGroup(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { reproject }: { reproject: Reproject },
): Promise<Outcome<{ slug: string }>> {
  if (!canChangeTargetGroups(actor)) return refuse('forbidden');
  const parsed = targetGroupInput.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) };
  return await db.$transaction((tx) => save(tx, actor, parsed.data, reproject), { timeout: 120_000 });
}

async function save(
  tx: Transaction,
  actor: StaffActor,
  input: TargetGroupInput,
  reproject: Reproject,
): Promise<Outcome<{ slug: string }>> {
  const values = {
    nameEn: input.nameEn,
    nameBg: input.nameBg,
    descriptionEn: input.descriptionEn,
    descriptionBg: input.descriptionBg,
    parentSlug: input.parent || null,
    aliases: [...new Set(input.aliases)],
  };
  return await saveRegisterEntry(tx, actor.personId, input, values, {
    kind: 'target-group',
    list: () => listTargetGroupEntries(tx, actor),
    fieldNames: { parentSlug: 'parent' },
    issuesWith: (entries, slug) => parentIssues(entries, input.parent, slug),
    write: async (slug, entries) => {
      const last = Math.max(-1, ...entries.map(({ position }) => position));
      const create = { slug, ...values, position: last + 1 };
      await tx.targetGroup.upsert({ where: { slug }, create, update: values });
      await writeGroupAncestry(tx);
      // Groups that it lay in before count fewer projects now.
      const left = entries.filter((entry) => liesWithin(entries, slug, entry.slug));
      const touched = await reproject(tx, { targetGroups: [slug] });
      return [...left.map((entry) => `target-group:${entry.slug}`), ...touched];
    },
  });
}

function parentIssues(entries: readonly TargetGroupEntry[], parent: string, slug: string): Issue[] {
  if (parent === '') return [];
  if (!entries.some((entry) => entry.slug === parent)) return [{ field: 'parent', code: 'unknown-parent' }];
  return liesWithin(entries, parent, slug) ? [{ field: 'parent', code: 'own-parent' }] : [];
}
