/** Loads what those who manage a project decide about: its address, whether it stays in public, the trash. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { getManaged, type ManagedProject } from '#lib/projects/queries/public-addresses.ts';
import { canChangeDocument } from '#lib/sources/policy.ts';
import { type Loaded, type ProjectHead, projectHead, refusal } from '#lib/web/loaders/staff/project.ts';

export interface ManageScreen extends Pick<ManagedProject, 'earlier' | 'may'> {
  project: ProjectHead;
  wasPublic: boolean;
  mayImport: boolean;
}

/** The management of a project. */
export async function loadManage(
  actor: StaffActor,
  projectId: string,
  locale: Locale,
): Promise<Loaded<ManageScreen>> {
  const found = await getManaged(staffDatabase(), actor, projectId);
  if (!found.ok) return refusal(found.issues);
  const { entry, earlier, may } = found.value;
  return {
    ok: true,
    value: {
      project: projectHead(entry, locale),
      earlier,
      may,
      mayImport: canChangeDocument(actor, { createdBy: '', projectId, programme: entry.programme }),
      wasPublic: entry.publishedRevision !== null,
    },
  };
}
