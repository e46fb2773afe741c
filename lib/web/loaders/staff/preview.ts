/**
 * Loads the page that an edition would become, for staff and for whoever was given a link. It reads drafts: what it
 * loads goes into answers that nobody may keep.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { photosOfDraft } from '#lib/media/queries/photos.ts';
import { readDraft } from '#lib/projects/form/read.ts';
import { canDo } from '#lib/projects/policy.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import type { ProjectWithNames } from '#lib/projects/queries/profile.ts';
import { findProject } from '#lib/projects/queries/profile.ts';
import { nameProfile } from '#lib/projects/queries/profile-names.ts';
import { findShared, listShareLinks } from '#lib/projects/queries/share-links.ts';
import type { Entry, Revision } from '#lib/projects/schema/edition.ts';
import { today } from '#lib/web/loaders/page.ts';
import { type Loaded, type ProjectHead, projectHead, refusal } from '#lib/web/loaders/staff/project.ts';
import { authorName } from '#lib/web/staff/author-name.ts';

export interface PreviewedPage {
  project: ProjectHead;
  /** Number of the revision that is shown. */
  number: number;
  today: string;
  /** Null while the text cannot be read as a document. */
  page: ProjectWithNames | null;
}

export interface PreviewScreen extends PreviewedPage {
  /** The open edition, which can be shared. */
  editionId: string | null;
  mayShare: boolean;
  links: { id: string; by: string; createdAt: Date; expiresAt: Date }[];
}

/** The preview of the last saved text of a project, with the links to it. */
export async function loadPreview(
  actor: StaffActor,
  projectId: string,
  locale: Locale,
): Promise<Loaded<PreviewScreen>> {
  const db = staffDatabase();
  const found = await getEditor(db, actor, { projectId });
  if (!found.ok) return refusal(found.issues);
  const { entry, head, edition } = found.value;
  const mayShare = edition !== null && canDo(actor, 'share', entry.programme);
  const links = mayShare ? await listShareLinks(db, actor, { editionId: edition.id }) : null;
  return {
    ok: true,
    value: {
      ...(await previewOf(entry, head, locale)),
      editionId: edition?.id ?? null,
      mayShare,
      links: links?.ok
        ? links.value.map((link) => ({
            id: link.id,
            by: authorName(link.by, locale),
            createdAt: link.createdAt,
            expiresAt: link.expiresAt,
          }))
        : [],
    },
  };
}

/** What a link shows; null when it has ended, was revoked or never was. */
export async function loadShared(
  token: string,
  locale: Locale,
): Promise<(PreviewedPage & { expiresAt: Date }) | null> {
  const shared = await findShared(staffDatabase(), token);
  if (shared === null) return null;
  return { ...(await previewOf(shared.entry, shared.head, locale)), expiresAt: shared.expiresAt };
}

async function previewOf(entry: Entry, head: Revision, locale: Locale): Promise<PreviewedPage> {
  const db = staffDatabase();
  const day = today();
  const published = await findProject(db, entry.slug);
  const { photos } = await photosOfDraft(db, head.draft, published?.profile.photos);
  const { profile } = readDraft(head.draft, {
    id: entry.projectId,
    slug: entry.slug,
    updatedOn: day,
    statements: head.statements,
    photos,
    registers: await loadFormRegisters(db),
  });
  return {
    project: projectHead(entry, locale),
    number: head.number,
    today: day,
    page: profile === null ? null : await nameProfile(db, profile),
  };
}
