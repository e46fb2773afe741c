/** The public history of a published project: when it changed, what, and why. Tells nothing of drafts or people. */
import type { LocalizedText } from '#lib/format/localized.ts';
import type { PartialDate } from '#lib/format/partial-date.ts';
import { localizedOf, toProfile } from '#lib/projects/record.ts';
import {
  type ProjectField,
  type PublicChange,
  type PublicChangeKind,
  projectProfile,
  publicChangeKinds,
} from '#lib/projects/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** A history in public is some dozens of lines; beyond this the page says how many are older. */
const mostChanges = 300;

export interface PublicHistory {
  id: string;
  slug: string;
  title: LocalizedText;
  /** Day of the last change of substance. */
  updatedOn: PartialDate;
  /** Newest first. */
  changes: PublicChange[];
  /** How many are older than those listed. */
  earlier: number;
}

/** The history of the published project of this slug, or null. */
export async function findPublicHistory(
  db: Prisma.TransactionClient,
  slug: string,
  limit: number = mostChanges,
): Promise<PublicHistory | null> {
  const project = await db.project.findUnique({
    where: { slug },
    select: { id: true, slug: true, document: true },
  });
  if (project === null) return null;
  const { title, updatedOn } = toProfile(project);
  const [changes, count] = await Promise.all([
    listPublishedChanges(db, project.id, limit),
    db.publishedChange.count({ where: { projectId: project.id } }),
  ]);
  return {
    id: project.id,
    slug: project.slug,
    title,
    updatedOn,
    changes,
    earlier: Math.max(0, count - changes.length),
  };
}

/** What became different in public, newest first, at most `limit`. */
async function listPublishedChanges(
  db: Prisma.TransactionClient,
  projectId: string,
  limit: number = mostChanges,
): Promise<PublicChange[]> {
  const rows = await db.publishedChange.findMany({
    where: { projectId },
    orderBy: { seq: 'desc' },
    take: limit,
  });
  return rows.map((row) => ({
    seq: Number(row.seq),
    kind: isKind(row.kind) ? row.kind : 'changed',
    reason: localizedOf(row.reasonEn, row.reasonBg),
    fields: row.fields.filter(isField),
    at: row.at,
  }));
}

function isKind(text: string): text is PublicChangeKind {
  return (publicChangeKinds as readonly string[]).includes(text);
}

function isField(text: string): text is ProjectField {
  return Object.hasOwn(projectProfile.shape, text);
}
