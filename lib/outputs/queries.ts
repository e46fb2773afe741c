/** Reads what projects made: handbooks, analyses, films. */
import type { Prisma } from '#prisma/generated/client.ts';

/** An output and the project that made it. */
export interface ListedOutput {
  id: string;
  kind: string;
  title: { en: string; bg: string };
  /** True when the title is a description because the source names none. */
  describedByUs: boolean;
  languages: string[];
  url: string | null;
  bilateral: boolean;
  project: { slug: string; title: { en: string; bg: string } };
}

/** The library shows at most this many; more needs its own search. */
const longestLibrary = 500;

/** All outputs by kind, then project, then the order of the project. */
export async function listOutputs(db: Prisma.TransactionClient): Promise<ListedOutput[]> {
  const rows = await db.output.findMany({
    include: { project: { select: { slug: true, titleEn: true, titleBg: true } } },
    orderBy: [{ kind: 'asc' }, { projectId: 'asc' }, { position: 'asc' }],
    take: longestLibrary,
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: { en: row.titleEn, bg: row.titleBg },
    describedByUs: row.describedByUs,
    languages: row.languages,
    url: row.url,
    bilateral: row.bilateral,
    project: { slug: row.project.slug, title: { en: row.project.titleEn, bg: row.project.titleBg } },
  }));
}

/** How many outputs there are. */
export async function countOutputs(db: Prisma.TransactionClient): Promise<number> {
  return await db.output.count();
}
