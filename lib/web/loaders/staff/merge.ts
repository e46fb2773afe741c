/** Loads what somebody needs to make one project of two: both texts, where they differ, or the merge to undo. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { pathName } from '#lib/projects/form/path-name.ts';
import { saidText } from '#lib/projects/form/said-text.ts';
import { canDo, programmesFor } from '#lib/projects/policy.ts';
import { listAlikeProjects } from '#lib/projects/queries/alike.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { type FieldChoice, mergeChoices } from '#lib/projects/rules/merge-choices.ts';
import {
  type Loaded,
  type ProjectHead,
  projectHead,
  refusal,
  titleOf,
} from '#lib/web/loaders/staff/project.ts';

export interface NamedChoice extends FieldChoice {
  name: string;
}

export interface MergeScreen {
  project: ProjectHead;
  mergedInto: string | null;
  candidates: { slug: string; title: string; degree: number }[];
  /** The other project and where the two differ; null until one is named. */
  comparison: {
    into: ProjectHead;
    fromRevision: string;
    intoRevision: string;
    fields: NamedChoice[];
    items: { value: string; label: string }[];
  } | null;
  /** An address was given that is no project for this person. */
  isUnknown: boolean;
}

/** Whether the person may merge projects anywhere. */
export function mayMergeSomewhere(actor: StaffActor): boolean {
  const programmes = programmesFor(actor, 'merge');
  return programmes === 'all' || programmes.length > 0;
}

/** The merge of `projectId`, which goes, with the project that has the address `into`. */
export async function loadMerge(
  actor: StaffActor,
  projectId: string,
  into: string,
  locale: Locale,
): Promise<Loaded<MergeScreen>> {
  const db = staffDatabase();
  const found = await getEditor(db, actor, { projectId });
  if (!found.ok) return refusal(found.issues);
  const { entry, head } = found.value;
  if (!canDo(actor, 'merge', entry.programme)) return { ok: false, code: 'forbidden' };
  const candidates = into === '' ? await listAlikeProjects(db, actor, projectId) : [];
  const screen: MergeScreen = {
    project: projectHead(entry, locale),
    mergedInto: entry.mergedInto,
    candidates: candidates.map(({ slug, title, degree }) => ({
      slug,
      degree,
      title: titleOf({ projectId: slug, title }, locale).title,
    })),
    comparison: null,
    isUnknown: false,
  };
  if (into === '') return { ok: true, value: screen };
  const named = await db.entry.findFirst({ where: { OR: [{ slug: into }, { projectId: into }] } });
  const other = named && (await getEditor(db, actor, { projectId: named.projectId }));
  if (!other?.ok || named?.projectId === projectId || !canDo(actor, 'merge', other.value.entry.programme))
    return { ok: true, value: { ...screen, isUnknown: true } };
  const drafts = [other.value.head.draft, head.draft];
  const { fields, items } = mergeChoices(head.draft, other.value.head.draft);
  const registers = await loadFormRegisters(db);
  return {
    ok: true,
    value: {
      ...screen,
      comparison: {
        into: projectHead(other.value.entry, locale),
        fromRevision: head.id,
        intoRevision: other.value.head.id,
        fields: fields.map((field) => ({
          ...field,
          name: pathName(locale, field.path, drafts, registers),
          from: saidText(locale, field.path, field.from, registers),
          into: saidText(locale, field.path, field.into, registers),
        })),
        items: items.map(({ list, id }) => ({
          value: `${list} ${id}`,
          label: pathName(locale, `${list}[${id}]`, drafts, registers),
        })),
      },
    },
  };
}
