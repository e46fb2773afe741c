/**
 * Loads unsaved text beside what is saved: for the page that offers it after a closed tab, and for the one that settles
 * what two people changed in different ways. Both work from the copy the server keeps, so both work without a script.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { pathName } from '#lib/projects/form/path-name.ts';
import { languageOfPath } from '#lib/projects/form/shape.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { getUnsavedText } from '#lib/projects/queries/unsaved-text.ts';
import { markWords } from '#lib/versioning/difference.ts';
import { changedPaths, type Draft } from '#lib/versioning/draft.ts';
import { mergeDrafts } from '#lib/versioning/merge.ts';
import { type Loaded, type ProjectHead, projectHead, refusal } from '#lib/web/loaders/staff/project.ts';
import { authorName } from '#lib/web/staff/author-name.ts';
import { type DifferenceSection, differenceSections } from '#lib/web/staff/difference-sections.ts';
import type { NamedDifference } from '#lib/web/staff/shown-differences.ts';

export interface RecoverScreen {
  project: ProjectHead;
  /** Null when the text was saved or is no longer there. */
  copy: { formId: string; editionId: string; when: string; isDiscarded: boolean; isOpen: boolean } | null;
  /** As typed, because it is what would be saved. */
  sections: readonly DifferenceSection[];
}

/** The unsaved text of one form compared with the saved text; the newest of the person when no form is named. */
export async function loadRecover(
  actor: StaffActor,
  projectId: string,
  locale: Locale,
  formId: string | null,
): Promise<Loaded<RecoverScreen>> {
  const found = await getUnsavedText(staffDatabase(), actor, { projectId, formId });
  if (!found.ok) return refusal(found.issues);
  const { entry, head, copy, base, editionId } = found.value;
  const project = projectHead(entry, locale);
  if (copy === null) return { ok: true, value: { project, copy: null, sections: [] } };
  const { merged } = mergeDrafts(base, copy.draft, head.draft);
  return {
    ok: true,
    value: {
      project,
      copy: {
        formId: copy.formId,
        editionId: copy.editionId,
        when: formatInstant(copy.keptAt, locale),
        isDiscarded: copy.isDiscarded,
        isOpen: editionId !== null,
      },
      sections: differenceSections(
        head.draft,
        merged,
        locale,
        await loadFormRegisters(staffDatabase()),
        false,
      ),
    },
  };
}

export interface ShownConflict {
  path: string;
  name: string;
  lang: Locale | null;
  base: string;
  mine: string;
  theirs: string;
  mineMarks: NamedDifference['marks'];
  theirMarks: NamedDifference['marks'];
}

export interface ConflictScreen {
  project: ProjectHead;
  by: string;
  when: string;
  /** Null when there is nothing to settle. */
  form: { formId: string; editionId: string; baseRevision: string; against: string; draft: Draft } | null;
  conflicts: readonly ShownConflict[];
  /** How many other fields of the person are saved with it. */
  others: number;
}

/** What the person and somebody else changed in different ways. */
export async function loadConflict(
  actor: StaffActor,
  projectId: string,
  locale: Locale,
  formId: string | null,
): Promise<Loaded<ConflictScreen>> {
  const found = await getUnsavedText(staffDatabase(), actor, { projectId, formId });
  if (!found.ok) return refusal(found.issues);
  const { entry, head, copy, base, editionId } = found.value;
  const { conflicts, merged } = mergeDrafts(base, copy?.draft ?? base, head.draft);
  const draft = copy?.draft ?? head.draft;
  const registers = await loadFormRegisters(staffDatabase());
  return {
    ok: true,
    value: {
      project: projectHead(entry, locale),
      by: authorName(head.by, locale),
      when: formatInstant(head.at, locale),
      form:
        copy === null || editionId === null
          ? null
          : {
              formId: copy.formId,
              editionId,
              baseRevision: copy.baseRevision,
              against: head.id,
              draft: copy.draft,
            },
      conflicts: conflicts.map(({ path, base: was, mine, theirs }) => {
        const lang = languageOfPath(path);
        return {
          path,
          name: pathName(locale, path, [draft], registers),
          lang,
          base: was,
          mine,
          theirs,
          mineMarks: markWords(was, mine, lang ?? 'en'),
          theirMarks: markWords(was, theirs, lang ?? 'en'),
        };
      }),
      others: changedPaths(head.draft, merged).length - conflicts.length,
    },
  };
}
