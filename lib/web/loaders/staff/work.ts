/** Loads what waits for somebody, kind by kind. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { programmesFor } from '#lib/projects/policy.ts';
import { myWork, type UnsavedText } from '#lib/projects/queries/my-work.ts';
import type { EntrySummary } from '#lib/projects/schema/edition.ts';
import { type EntryRow, toEntryRow } from '#lib/web/loaders/staff/entries.ts';
import { titleOf } from '#lib/web/loaders/staff/project.ts';

export interface UnsavedRow
  extends Pick<UnsavedText, 'projectId' | 'editionId' | 'formId' | 'keptAt' | 'mayRead'> {
  title: string;
  titleLang: Locale;
}

export interface WorkScreen {
  returned: EntryRow[];
  toApprove: EntryRow[];
  toPublish: EntryRow[];
  drafts: EntryRow[];
  unsaved: UnsavedRow[];
  attention: EntryRow[];
  mayCreate: boolean;
}

/** The work of the actor. */
export async function loadWork(actor: StaffActor, locale: Locale): Promise<WorkScreen> {
  const work = await myWork(staffDatabase(), actor);
  const rows = (entries: readonly EntrySummary[]) => entries.map((entry) => toEntryRow(entry, locale));
  const creates = programmesFor(actor, 'create');
  return {
    returned: rows(work.returned),
    toApprove: rows(work.toApprove),
    toPublish: rows(work.toPublish),
    drafts: rows(work.drafts),
    unsaved: work.unsaved.map((copy) => {
      const { title, lang } = titleOf(copy, locale);
      return {
        projectId: copy.projectId,
        editionId: copy.editionId,
        formId: copy.formId,
        mayRead: copy.mayRead,
        keptAt: copy.keptAt,
        title,
        titleLang: lang,
      };
    }),
    attention: rows(work.attention),
    mayCreate: creates === 'all' || creates.length > 0,
  };
}
