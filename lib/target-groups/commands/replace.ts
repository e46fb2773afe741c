/**
 * Brings the target groups of the files of content into the register. Runs inside the caller's transaction; what staff
 * changed stays, and groups that projects name cannot be dropped.
 */
import { type TargetGroupRow, targetGroupRow } from '#lib/target-groups/record.ts';
import type { TargetGroup } from '#lib/target-groups/schema.ts';
import { type KeptField, mergeRegister } from '#lib/versioning/register-merge.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Writes `groups`, in their order, over the hierarchy; returns what stayed as staff have it. */
export async function replaceTargetGroups(
  tx: Prisma.TransactionClient,
  groups: TargetGroup[],
): Promise<KeptField[]> {
  const current = await tx.$queryRaw<{ row: TargetGroupRow }[]>`
    SELECT to_jsonb(entry) AS row FROM portfolio.target_group entry`;
  const used = await tx.$queryRaw<{ slug: string }[]>`
    SELECT DISTINCT above.ancestor_slug AS slug FROM portfolio.project_target_group
    JOIN portfolio.target_group_ancestor above USING (target_group_slug)`;
  const usedSlugs = new Set(used.map(({ slug }) => slug));
  const { rows, kept } = await mergeRegister(tx, 'target-groups', {
    key: 'slug',
    content: groups.map(targetGroupRow),
    current: current.map(({ row }) => row),
    isUsed: (slug) => usedSlugs.has(slug),
  });
  await tx.$executeRaw`
    INSERT INTO portfolio.target_group
      (slug, name_en, name_bg, description_en, description_bg, parent_slug, position, aliases)
    SELECT slug, name_en, name_bg, description_en, description_bg, parent_slug, position, aliases
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (slug text, name_en text, name_bg text,
      description_en text, description_bg text, parent_slug text, position int, aliases text[])
    ON CONFLICT (slug) DO UPDATE SET name_en = excluded.name_en, name_bg = excluded.name_bg,
      description_en = excluded.description_en, description_bg = excluded.description_bg,
      parent_slug = excluded.parent_slug, position = excluded.position, aliases = excluded.aliases`;
  await tx.$executeRaw`DELETE FROM portfolio.target_group_ancestor`;
  await tx.targetGroup.deleteMany({ where: { slug: { notIn: rows.map((row) => String(row['slug'])) } } });
  await writeGroupAncestry(tx);
  return kept;
}

/** Writes anew which group lies within which. The parents hold no loop: with one this would not end. */
export async function writeGroupAncestry(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`DELETE FROM portfolio.target_group_ancestor`;
  await tx.$executeRaw`
    INSERT INTO portfolio.target_group_ancestor (target_group_slug, ancestor_slug, distance)
    WITH RECURSIVE up (target_group_slug, ancestor_slug, distance) AS (
      SELECT slug, slug, 0 FROM portfolio.target_group
      UNION ALL
      SELECT up.target_group_slug, target_group.parent_slug, up.distance + 1
      FROM up JOIN portfolio.target_group ON target_group.slug = up.ancestor_slug
      WHERE target_group.parent_slug IS NOT NULL
    )
    SELECT target_group_slug, ancestor_slug, distance FROM up`;
}
