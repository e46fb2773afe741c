/**
 * What became of a public address at which no project stands any more: renamed, merged, withdrawn or gone. Chains are
 * followed to their end, so that one step leads there; never answers with an address that leads back.
 */
import type { LocalizedText } from '#lib/format/localized.ts';
import { localizedOf } from '#lib/projects/record.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** What the public is still told of a project that was taken back. */
export interface PublicNotice {
  projectId: string;
  slug: string;
  /** Null where no title is to be told. */
  title: LocalizedText | null;
  reason: LocalizedText | null;
  at: Date;
}

export type PublicFate =
  /** It stands at `slug` now. */
  | { kind: 'moved'; slug: string }
  | { kind: 'withdrawn'; notice: PublicNotice }
  | { kind: 'gone'; notice: PublicNotice };

/** What became of `slug`, at which no published project stands; null when none ever stood there. */
export async function findPublicFate(db: Prisma.TransactionClient, slug: string): Promise<PublicFate | null> {
  const notice = await db.projectNotice.findUnique({ where: { slug } });
  if (notice !== null) return await fateOfNotice(db, notice, slug);
  const redirect = await db.projectRedirect.findUnique({ where: { slug } });
  return redirect === null ? null : await fateOfProject(db, redirect.projectId, slug);
}

type NoticeRow = Prisma.ProjectNoticeGetPayload<object>;

/** `seen` holds the projects that were merged on the way here. */
async function fateOfProject(
  db: Prisma.TransactionClient,
  id: string,
  asked: string,
  seen: readonly string[] = [],
): Promise<PublicFate | null> {
  const project = await db.project.findUnique({ where: { id }, select: { slug: true } });
  if (project !== null) return project.slug === asked ? null : { kind: 'moved', slug: project.slug };
  const notice = await db.projectNotice.findUnique({ where: { projectId: id } });
  return notice === null ? null : await fateOfNotice(db, notice, asked, seen);
}

async function fateOfNotice(
  db: Prisma.TransactionClient,
  row: NoticeRow,
  asked: string,
  seen: readonly string[] = [],
): Promise<PublicFate> {
  const notice = toNotice(row);
  if (row.kind === 'merged') {
    const target = row.mergedInto;
    const isKnown = target === null || target === row.projectId || seen.includes(target);
    const fate = isKnown ? null : await fateOfProject(db, target, asked, [...seen, row.projectId]);
    return fate ?? { kind: 'gone', notice };
  }
  if (row.kind === 'withdrawn')
    return row.slug === asked ? { kind: 'withdrawn', notice } : { kind: 'moved', slug: row.slug };
  return { kind: 'gone', notice };
}

function toNotice(row: NoticeRow): PublicNotice {
  return {
    projectId: row.projectId,
    slug: row.slug,
    title: localizedOf(row.titleEn, row.titleBg),
    reason: localizedOf(row.reasonEn, row.reasonBg),
    at: row.at,
  };
}
