/**
 * Creates or changes one target group and where it lies. A group never lies in itself, however many steps below, and
 * what somebody else changed meanwhile is not overwritten unseen.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { slugify } from '#lib/format/text/slug.ts';
import { type Issue, issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { writeGroupAncestry } from '#lib/target-groups/commands/replace.ts';
import { canChangeTargetGroups } from '#lib/target-groups/policy.ts';
import { listTargetGroupEntries } from '#lib/target-groups/queries/register.ts';
import { liesWithin } from '#lib/target-groups/rules.ts';
import { type TargetGroupEntry, type TargetGroupInput, targetGroupInput } from '#lib/target-groups/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { changedMeanwhile, differingFields } from '#lib/versioning/changed-meanwhile.ts';
import { recordChange } from '#lib/versioning/changes.ts';
import type { Reproject } from '#lib/versioning/reprojection.ts';
import { takenNames } from '#lib/versioning/taken-names.ts';

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
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('grantfolio.target-groups'))`;
  const all = await listTargetGroupEntries(tx, actor);
  const slug = input.slug ?? slugify(input.nameEn).replace(/^new$/, 'new-1');
  if (slug === '') return refuse('name-needed', 'nameEn');
  const before = all.find((entry) => entry.slug === slug) ?? null;
  if (input.slug !== null && before === null) return refuse('not-found');
  const values = {
    nameEn: input.nameEn,
    nameBg: input.nameBg,
    descriptionEn: input.descriptionEn,
    descriptionBg: input.descriptionBg,
    parentSlug: input.parent || null,
    aliases: [...new Set(input.aliases)],
  };
  const fields = differingFields(before, values);
  if (fields.length === 0) return { ok: true, value: { slug }, touched: [] };
  const meanwhile =
    input.slug === null || before === null
      ? null
      : changedMeanwhile(input.was, { ...before }, values, { parentSlug: 'parent' });
  if (meanwhile !== null) return meanwhile;
  const issues = issuesWith(all, input, slug);
  if (issues.length > 0) return { ok: false, issues };
  await tx.targetGroup.upsert({
    where: { slug },
    create: { slug, ...values, position: Math.max(-1, ...all.map(({ position }) => position)) + 1 },
    update: values,
  });
  await writeGroupAncestry(tx);
  const touched = await reproject(tx, { targetGroups: [slug] });
  await recordAudit(tx, {
    personId: actor.personId,
    action: before === null ? 'target-group.created' : 'target-group.changed',
    kind: 'target-group',
    subject: slug,
    details: { fields: before === null ? [] : fields },
  });
  // Groups that it lay in before count fewer projects now.
  const left = all.filter((entry) => before !== null && liesWithin(all, slug, entry.slug));
  const tags = [
    ...new Set([
      'reference',
      `target-group:${slug}`,
      ...left.map((entry) => `target-group:${entry.slug}`),
      ...touched,
    ]),
  ];
  await recordChange(tx, tags);
  return { ok: true, value: { slug }, touched: tags };
}

function issuesWith(all: readonly TargetGroupEntry[], input: TargetGroupInput, slug: string): Issue[] {
  const issues: Issue[] = [];
  if (input.parent !== '') {
    if (!all.some((entry) => entry.slug === input.parent))
      issues.push({ field: 'parent', code: 'unknown-parent' });
    else if (liesWithin(all, input.parent, slug)) issues.push({ field: 'parent', code: 'own-parent' });
  }
  const others = all.filter((entry) => input.slug === null || entry.slug !== slug);
  issues.push(...takenNames(others, input));
  if (input.slug === null && issues.length === 0 && all.some((entry) => entry.slug === slug))
    issues.push({ field: 'nameEn', code: 'name-taken', context: { name: input.nameEn } });
  return issues;
}
