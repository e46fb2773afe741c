/** Reads the programmes and how many projects each has. */
import type { Prisma } from '#prisma/generated/client.ts';

export interface Programme {
  slug: string;
  name: { en: string; bg: string };
  description: { en?: string; bg?: string };
  fundingPeriod: string | null;
  projects: number;
}

/** All programmes in their order, also those without a project. */
export async function listProgrammes(db: Prisma.TransactionClient): Promise<Programme[]> {
  const rows = await db.programme.findMany({
    orderBy: { position: 'asc' },
    include: { _count: { select: { projects: true } } },
  });
  return rows.map((row) => ({
    slug: row.slug,
    name: { en: row.nameEn, bg: row.nameBg },
    description: {
      ...(row.descriptionEn !== null && { en: row.descriptionEn }),
      ...(row.descriptionBg !== null && { bg: row.descriptionBg }),
    },
    fundingPeriod: row.fundingPeriod,
    projects: row._count.projects,
  }));
}

/** How many projects name no programme. */
export async function countWithoutProgramme(db: Prisma.TransactionClient): Promise<number> {
  return await db.project.count({ where: { programmeSlug: null } });
}
