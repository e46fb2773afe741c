/** Loads what somebody needs to make one project of two: both texts, where they differ, or the merge to undo. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { reasonsAlike } from '#lib/imports/alike-projects.ts';
import { pathName } from '#lib/projects/form/path-name.ts';
import { saidText } from '#lib/projects/form/said-text.ts';
import { canDo, programmesFor } from '#lib/projects/policy.ts';
import { listAlikeProjects, listProjectsApart } from '#lib/projects/queries/alike.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { findMerge } from '#lib/projects/queries/merges.ts';
import { type FieldChoice, mergeChoices } from '#lib/projects/rules/merge-choices.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import {
  type Loaded,
  type ProjectHead,
  projectHead,
  refusal,
  titleOf,
} from '#lib/web/loaders/staff/project.ts';
import { type ToldApart, toldApart } from '#lib/web/loaders/staff/told-apart.ts';
import { differenceSections } from '#lib/web/staff/difference-sections.ts';
import type { Lookup } from '#lib/web/staff/proposed-value.ts';

export interface NamedChoice extends FieldChoice {
  name: string;
}

export interface MergeScreen {
  project: ProjectHead;
  /** The merge of this project into another one; null while it stands by itself. */
  merged: { into: { projectId: string; title: string }; until: Date; isOver: boolean } | null;
  candidates: {
    projectId: string;
    slug: string;
    title: string;
    lang: Locale;
    degree: number;
    reasons: string[];
  }[];
  /** Projects that somebody told apart from it. */
  apart: ToldApart[];
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
  const registers = await loadFormRegisters(db);
  const reasons = await reasonsAlike(
    db,
    actor,
    projectId,
    candidates.map((each) => each.projectId),
  );
  const t = staffMessages(locale, 'import') as unknown as Lookup;
  const screen: MergeScreen = {
    project: projectHead(entry, locale),
    merged: entry.state === 'merged' ? await mergeOf(actor, projectId, locale) : null,
    candidates: candidates.map(({ projectId: other, slug, title, degree }) => ({
      projectId: other,
      slug,
      degree,
      ...titleOf({ projectId: slug, title }, locale),
      reasons: (reasons.get(other) ?? []).map(({ code, count }) =>
        t(`reason.${code}`, count === undefined ? {} : { count }),
      ),
    })),
    apart: into === '' ? await toldApart(db, locale, await listProjectsApart(db, actor, projectId)) : [],
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

async function mergeOf(actor: StaffActor, projectId: string, locale: Locale): Promise<MergeScreen['merged']> {
  const db = staffDatabase();
  const merge = await findMerge(db, projectId);
  const found = merge && (await getEditor(db, actor, { projectId: merge.into }));
  if (merge === null || !found?.ok) return null;
  const { title } = projectHead(found.value.entry, locale);
  const until = new Date(merge.until);
  return { into: { projectId: merge.into, title }, until, isOver: until < new Date() };
}

export interface DoneMerge {
  /** The project that went. */
  title: string;
  lang: Locale;
  /** Its old address, where whoever knows it is led from. */
  slug: string;
  projectId: string;
  until: Date;
  /** Names of the fields and rows that were taken over. */
  taken: string[];
  /** Statements of sources that came along. */
  statements: number;
}

/** The merge of `from` into `projectId`, for the screen to which it leads; null when it did not happen or is undone. */
export async function loadDoneMerge(
  actor: StaffActor,
  projectId: string,
  from: string,
  locale: Locale,
): Promise<DoneMerge | null> {
  if (from === '') return null;
  const db = staffDatabase();
  const gone = await getEditor(db, actor, { projectId: from });
  if (!gone.ok || gone.value.entry.mergedInto !== projectId) return null;
  const { entry } = gone.value;
  const merge = await findMerge(db, from);
  if (merge === null || !canDo(actor, 'merge', entry.programme)) return null;
  const written = await db.revision.findUnique({ where: { id: merge.revision } });
  const before = written?.parent ? await db.revision.findUnique({ where: { id: written.parent } }) : null;
  if (written === null || before === null) return null;
  const sections = differenceSections(
    before.draft as Draft,
    written.draft as Draft,
    locale,
    await loadFormRegisters(db),
  );
  const { title, titleLang } = projectHead(entry, locale);
  return {
    title,
    lang: titleLang,
    slug: entry.slug,
    projectId: from,
    until: new Date(merge.until),
    taken: sections.flatMap(({ entries }) =>
      entries.flatMap(({ name, row, parts }) =>
        parts.length === 0 ? [] : [[name, row].filter((part) => part !== null).join(', ')],
      ),
    ),
    statements: Math.max(0, countOf(written.statements) - countOf(before.statements)),
  };
}

const countOf = (statements: unknown): number => (Array.isArray(statements) ? statements.length : 0);
