/**
 * What the public sees of a locked project: its page put up, taken down, followed by a notice. Every step leaves a line in
 * the public history and one change for the caches, in the caller's transaction; states are the caller's.
 */
import type { Transaction } from '#lib/db/client.ts';
import { dayInSofia } from '#lib/format/partial-date.ts';
import type { Issue } from '#lib/issues.ts';
import { photosOfDraft } from '#lib/media/queries/photos.ts';
import { publishProfile, tagsOf } from '#lib/projects/commands/publish-profile.ts';
import type { RevisionText } from '#lib/projects/commands/write-revision.ts';
import { readDraft } from '#lib/projects/form/read.ts';
import { readiness } from '#lib/projects/form/readiness.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { loadPublishingRegisters } from '#lib/projects/queries/publishing-registers.ts';
import { toProfile } from '#lib/projects/record.ts';
import { changedFields } from '#lib/projects/rules/overview.ts';
import type { Entry } from '#lib/projects/schema/edition.ts';
import type { ProjectProfile, PublicChangeKind } from '#lib/projects/schema.ts';
import { recordChange } from '#lib/versioning/changes.ts';

export interface PublicReason {
  reasonEn: string;
  reasonBg: string;
}

/** The published document of the project, or null. */
export async function findPublished(tx: Transaction, projectId: string): Promise<ProjectProfile | null> {
  const row = await tx.project.findUnique({ where: { id: projectId }, select: { document: true } });
  return row === null ? null : toProfile(row);
}

/** The document that a text becomes in public, or what has to be mended before. */
export async function readForPublic(
  tx: Transaction,
  entry: Entry,
  text: RevisionText,
  now: Date,
): Promise<{ ok: true; profile: ProjectProfile } | { ok: false; issues: Issue[] }> {
  const registers = await loadFormRegisters(tx);
  const published = await findPublished(tx, entry.projectId);
  const { photos, issues: ofPhotos } = await photosOfDraft(tx, text.draft, published?.photos);
  const issues = [...readiness(text.draft, text.statements, registers), ...ofPhotos];
  if (issues.length > 0) return { ok: false, issues };
  const { profile, issues: unread } = readDraft(text.draft, {
    id: entry.projectId,
    slug: entry.slug,
    updatedOn: dayInSofia(now),
    statements: text.statements,
    photos,
    registers,
  });
  if (profile === null) return { ok: false, issues: unread };
  return { ok: true, profile };
}

/** Puts the document up in place of what stood there. Returns the cache tags. */
export async function putUp(
  tx: Transaction,
  profile: ProjectProfile,
  change: { kind?: PublicChangeKind; at: Date } & PublicReason,
): Promise<string[]> {
  const before = await findPublished(tx, profile.id);
  const registers = await loadPublishingRegisters(tx, before === null ? [profile] : [profile, before]);
  const tags = await publishProfile(tx, profile, registers);
  await tx.projectNotice.deleteMany({ where: { projectId: profile.id } });
  await tx.projectRedirect.deleteMany({ where: { slug: profile.slug, projectId: profile.id } });
  const { at, reasonEn, reasonBg, kind = before === null ? 'published' : 'changed' } = change;
  const fields = before === null ? [] : changedFields(before, profile);
  await tx.publishedChange.create({
    data: { projectId: profile.id, kind, reasonEn, reasonBg, fields, at },
  });
  // Where the document is the same, its history is not.
  const touched = tags.length > 0 ? tags : [`project:${profile.id}`];
  await recordChange(tx, touched);
  return touched;
}

/** Takes the page down and says in its place what became of it. No copy of it may be shown again. Returns the tags. */
export async function takeDown(
  tx: Transaction,
  entry: Entry,
  notice: { kind: 'withdrawn' | 'gone' | 'merged'; mergedInto?: string; at: Date } & PublicReason,
): Promise<string[]> {
  const { projectId, slug, title } = entry;
  const before = await findPublished(tx, projectId);
  const tags =
    before === null
      ? ['projects', `project:${projectId}`]
      : tagsOf(before, await loadPublishingRegisters(tx, [before]));
  await tx.project.deleteMany({ where: { id: projectId } });
  const { kind, at, reasonEn, reasonBg, mergedInto = null } = notice;
  const columns = {
    slug,
    kind,
    titleEn: before?.title.en ?? (before === null ? title.en : ''),
    titleBg: before?.title.bg ?? (before === null ? title.bg : ''),
    reasonEn,
    reasonBg,
    mergedInto,
    at,
  };
  await tx.projectNotice.upsert({
    where: { projectId },
    create: { projectId, ...columns },
    update: columns,
  });
  await tx.publishedChange.create({
    data: {
      projectId,
      kind: kind === 'merged' ? 'merged' : 'withdrawn',
      reasonEn,
      reasonBg,
      fields: [],
      at,
    },
  });
  await recordChange(tx, tags, { tombstone: true });
  return tags;
}
