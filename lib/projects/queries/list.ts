/** Lists published projects by what they share: a place, a group, an organisation, a programme; and adds them up. */
import { cardRelations, toCard } from '#lib/projects/record.ts';
import type { GrantTotal, ProjectCard } from '#lib/projects/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Which projects; several conditions must all hold. Places and groups count with everything below them. */
export interface ProjectScope {
  placeIds?: string[];
  targetGroupSlug?: string;
  organisationSlug?: string;
  programmeSlug?: string;
}

/** A list page shows at most this many projects and links to the search for the rest. */
export const longestList = 50;

/** Newest first by end, then start, then slug; at most `limit`. */
export async function listProjects(
  db: Prisma.TransactionClient,
  scope: ProjectScope,
  today: string,
  limit: number = longestList,
): Promise<ProjectCard[]> {
  const rows = await db.project.findMany({
    where: conditionOf(scope),
    include: cardRelations,
    orderBy: [
      { endsOn: { sort: 'desc', nulls: 'last' } },
      { startsOn: { sort: 'desc', nulls: 'last' } },
      { slug: 'asc' },
    ],
    take: limit,
  });
  return rows.map((row) => toCard(row, today));
}

/** How many projects there are in the scope, and their grants added up. */
export async function sumProjects(
  db: Prisma.TransactionClient,
  scope: ProjectScope,
): Promise<GrantTotal & { projects: number }> {
  const sums = await db.project.aggregate({
    where: conditionOf(scope),
    _count: { _all: true, grantEurCents: true },
    _sum: { grantEurCents: true },
  });
  return {
    projects: sums._count._all,
    cents: Number(sums._sum.grantEurCents ?? 0n),
    withAmount: sums._count.grantEurCents,
    withoutAmount: sums._count._all - sums._count.grantEurCents,
  };
}

/** Cards of the projects with these ids, in their order; unknown ids are left out. */
export async function listProjectsById(
  db: Prisma.TransactionClient,
  ids: string[],
  today: string,
): Promise<ProjectCard[]> {
  const rows = await db.project.findMany({ where: { id: { in: ids } }, include: cardRelations });
  const cards = new Map(rows.map((row) => [row.id, toCard(row, today)]));
  return ids.flatMap((id) => cards.get(id) ?? []);
}

function conditionOf(scope: ProjectScope): Prisma.ProjectWhereInput {
  return {
    ...(scope.placeIds && {
      places: { some: { place: { above: { some: { ancestorId: { in: scope.placeIds } } } } } },
    }),
    ...(scope.targetGroupSlug && {
      targetGroups: {
        some: { targetGroup: { above: { some: { ancestorSlug: scope.targetGroupSlug } } } },
      },
    }),
    ...(scope.organisationSlug && { participants: { some: { organisationSlug: scope.organisationSlug } } }),
    ...(scope.programmeSlug && { programmeSlug: scope.programmeSlug }),
  };
}

/** The address of every published project and the day of its last change. */
export async function listProjectAddresses(
  db: Prisma.TransactionClient,
): Promise<{ slug: string; updatedOn: Date }[]> {
  return await db.project.findMany({ select: { slug: true, updatedOn: true }, orderBy: { slug: 'asc' } });
}
