/** Writes the hierarchy of target groups. Runs inside the caller's transaction; groups in use cannot be dropped. */
import type { TargetGroup } from '#lib/target-groups/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Makes the hierarchy exactly `groups`, in their order, with the closure of what belongs to what. */
export async function replaceTargetGroups(
  tx: Prisma.TransactionClient,
  groups: TargetGroup[],
): Promise<void> {
  const rows = JSON.stringify(
    groups.map((group, position) => ({
      slug: group.slug,
      name_en: group.name.en,
      name_bg: group.name.bg,
      description_en: group.description.en,
      description_bg: group.description.bg,
      parent_slug: group.parent ?? null,
      position,
      aliases: group.aliases,
    })),
  );
  await tx.$executeRaw`DELETE FROM portfolio.target_group_ancestor`;
  await tx.$executeRaw`
    INSERT INTO portfolio.target_group
      (slug, name_en, name_bg, description_en, description_bg, parent_slug, position, aliases)
    SELECT slug, name_en, name_bg, description_en, description_bg, parent_slug, position, aliases
    FROM jsonb_to_recordset(${rows}::jsonb) AS given (slug text, name_en text, name_bg text, description_en text,
      description_bg text, parent_slug text, position int, aliases text[])
    ON CONFLICT (slug) DO UPDATE SET name_en = excluded.name_en, name_bg = excluded.name_bg,
      description_en = excluded.description_en, description_bg = excluded.description_bg,
      parent_slug = excluded.parent_slug, position = excluded.position, aliases = excluded.aliases`;
  await tx.targetGroup.deleteMany({ where: { slug: { notIn: groups.map(({ slug }) => slug) } } });
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
