/**
 * Projects that come from files and not from the editor: each becomes an entry that staff can go on with. What staff have
 * changed since is never overwritten by a file.
 */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '#lib/db/client.ts';
import { nextNumber } from '#lib/projects/commands/write-revision.ts';
import { completeness } from '#lib/projects/form/readiness.ts';
import { profileToDraft } from '#lib/projects/form/write.ts';
import { systemAuthor } from '#lib/projects/record/edition.ts';
import { documentHash, toProfile } from '#lib/projects/record.ts';
import { attentionOf, changedFields } from '#lib/projects/rules/overview.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import { changedPaths, type Draft } from '#lib/versioning/draft.ts';

/** What a file of content means for the project that stands. */
export type FileVerdict = 'new' | 'changed' | 'same' | 'changed-by-staff';

/** Compares the file with the file that was applied last, and what staff have done since. */
export async function judgeFile(tx: Transaction, profile: ProjectProfile): Promise<FileVerdict> {
  const projectId = profile.id;
  const entry = await tx.entry.findUnique({ where: { projectId } });
  if (entry === null) return 'new';
  const applied = await tx.appliedContent.findUnique({ where: { name: nameOf(projectId) } });
  if (applied?.hash === documentHash(profile)) return 'same';
  const byStaff =
    entry.state !== 'published' ||
    (await tx.revision.findFirst({ where: { projectId, authorId: { not: systemAuthor } } })) !== null ||
    (await tx.auditEvent.findFirst({
      where: { kind: 'project', subject: projectId, action: 'project.renamed' },
    })) !== null;
  return byStaff ? 'changed-by-staff' : 'changed';
}

/** Records that the published `profile` came from a file whose document was `asWritten`. */
export async function recordFile(
  tx: Transaction,
  profile: ProjectProfile,
  asWritten: ProjectProfile,
  before: ProjectProfile | null,
  now = new Date(),
): Promise<void> {
  await recordContent(tx, profile, now);
  const hash = documentHash(asWritten);
  const name = nameOf(profile.id);
  await tx.appliedContent.upsert({ where: { name }, create: { name, hash }, update: { hash, at: now } });
  if (before !== null && before.slug !== profile.slug) {
    await tx.projectRedirect.deleteMany({ where: { slug: profile.slug, projectId: profile.id } });
    await tx.projectRedirect.create({ data: { slug: before.slug, projectId: profile.id, at: now } });
  }
  await tx.publishedChange.create({
    data: {
      projectId: profile.id,
      kind: before === null ? 'published' : 'changed',
      fields: before === null ? [] : changedFields(before, profile),
      at: now,
    },
  });
}

/** Gives every published project without an entry one, with what is published as its first edition. */
export async function adoptPublished(tx: Transaction, now = new Date()): Promise<number> {
  const rows = await tx.$queryRaw<{ document: unknown }[]>`
    SELECT document FROM portfolio.project
    WHERE NOT EXISTS (SELECT FROM editorial.entry WHERE entry.project_id = project.id)`;
  for (const row of rows) {
    const profile = toProfile(row);
    await recordContent(tx, profile, now);
    const name = nameOf(profile.id);
    const hash = documentHash(profile);
    await tx.appliedContent.upsert({ where: { name }, create: { name, hash }, update: { hash, at: now } });
  }
  return rows.length;
}

/** Adds a published edition with the document as its only revision. */
async function recordContent(tx: Transaction, profile: ProjectProfile, now: Date): Promise<void> {
  const projectId = profile.id;
  const draft = profileToDraft(profile);
  const last = await tx.edition.findFirst({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, headRevision: true },
  });
  const earlier =
    last === null ? null : await tx.revision.findUniqueOrThrow({ where: { id: last.headRevision } });
  const [editionId, revisionId] = [randomUUID(), randomUUID()];
  const columns = {
    slug: profile.slug,
    titleEn: profile.title.en ?? '',
    titleBg: profile.title.bg ?? '',
    programme: profile.programme ?? null,
    state: 'published',
    publishedRevision: revisionId,
    completeness: completeness(draft, profile.statements),
    attention: attentionOf(draft, profile, now),
    changedAt: now,
    changedBy: systemAuthor,
  };
  await tx.entry.upsert({
    where: { projectId },
    create: { projectId, createdAt: now, ...columns },
    update: columns,
  });
  await tx.edition.updateMany({ where: { projectId, state: 'published' }, data: { state: 'superseded' } });
  await tx.edition.create({
    data: {
      id: editionId,
      projectId,
      number: (last?.number ?? 0) + 1,
      state: 'published',
      headRevision: revisionId,
      createdBy: systemAuthor,
      createdAt: now,
      changedAt: now,
    },
  });
  await tx.revision.create({
    data: {
      id: revisionId,
      editionId,
      projectId,
      number: await nextNumber(tx, projectId),
      parent: earlier?.id ?? null,
      draft: { ...draft },
      statements: profile.statements,
      kind: 'content',
      changed: changedPaths((earlier?.draft ?? {}) as Draft, draft),
      authorId: systemAuthor,
      operationId: `content:${revisionId}`,
      at: now,
    },
  });
}

function nameOf(projectId: string): string {
  return `project:${projectId}`;
}
