/** The target groups as staff see them, with how often each is used. For staff alone. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { canReadTargetGroups } from '#lib/target-groups/policy.ts';
import { listCountedGroups } from '#lib/target-groups/queries.ts';
import { fingerprintOf } from '#lib/target-groups/record.ts';
import type { TargetGroupEntry } from '#lib/target-groups/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** All groups, each after the one it lies in. Nothing for an actor without a role. */
export async function listTargetGroupEntries(
  db: Prisma.TransactionClient,
  actor: StaffActor,
): Promise<TargetGroupEntry[]> {
  if (!canReadTargetGroups(actor)) return [];
  const rows = await db.targetGroup.findMany({
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
    include: { _count: { select: { projects: true } } },
  });
  const counted = new Map((await listCountedGroups(db)).map(({ slug, projects }) => [slug, projects]));
  return rows.map((row) => {
    const { slug, nameEn, nameBg, descriptionEn, descriptionBg, parentSlug, aliases, position } = row;
    const values = { slug, nameEn, nameBg, descriptionEn, descriptionBg, parentSlug, aliases };
    return {
      ...values,
      position,
      own: row._count.projects,
      projects: counted.get(slug) ?? 0,
      fingerprint: fingerprintOf(values),
    };
  });
}
