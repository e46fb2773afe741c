/**
 * Loads what the editor shows: the text to go on with, what is said of it, what was left unsaved, who else is there. The
 * text is, in this order, a form that came back, the unsaved text that was asked for, or what was saved last.
 */
import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import { localKey } from '#lib/auth/local-key.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { authSecret } from '#lib/env.ts';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { draftOfForm } from '#lib/projects/form/posted.ts';
import { unknownFacts } from '#lib/projects/form/readiness.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { type EditorState, getEditor, listEditionIds } from '#lib/projects/queries/editor.ts';
import type { ExpectedFact } from '#lib/projects/rules.ts';
import type { OpenState, WorkingCopy } from '#lib/projects/schema/edition.ts';
import type { Statement } from '#lib/projects/schema.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { buildId } from '#lib/web/build-id.ts';
import { type Loaded, type ProjectHead, projectHead, refusal } from '#lib/web/loaders/staff/project.ts';
import type { ReturnedForm } from '#lib/web/request-context.ts';
import { authorName } from '#lib/web/staff/author-name.ts';
import { type DraftRemarks, remarksOn } from '#lib/web/staff/draft-remarks.ts';
import { presenceLines } from '#lib/web/staff/presence-line.ts';

export interface UnsavedText {
  formId: string;
  when: string;
}

export interface EditorScreen {
  project: ProjectHead;
  edition: { id: string; state: OpenState; reason: string | null; scheduledFor: string | null } | null;
  /** Editions of the project, newest first. */
  editionIds: readonly string[];
  draft: Draft;
  statements: readonly Statement[];
  registers: FormRegisters;
  remarks: DraftRemarks;
  unknown: readonly ExpectedFact[];
  notes: readonly { id: string; path: string; text: string; by: string }[];
  mayEdit: EditorState['mayEdit'];
  /** What the form carries along. */
  form: {
    formId: string;
    generation: number;
    baseRevision: string;
    operationId: string;
    key: string;
    build: string;
  };
  lastRevision: { number: number; name: string; when: string; at: number };
  /** Set when the text shown is unsaved text of earlier. */
  goesOnFrom: string | null;
  unsaved: readonly UnsavedText[];
  presence: readonly string[];
  voidsApproval: boolean;
}

/** The editor of a project; `formId` names the unsaved text to go on with. */
export async function loadEditor(
  actor: StaffActor,
  projectId: string,
  locale: Locale,
  { formId, returned }: { formId: string | null; returned: ReturnedForm | null },
): Promise<Loaded<EditorScreen>> {
  const now = new Date();
  const found = await getEditor(staffDatabase(), actor, { projectId }, { now });
  if (!found.ok) return refusal(found.issues);
  const state = found.value;
  const { entry, edition, head, copies, notes } = state;
  // Also of an edition that was published meanwhile: the text goes on in the open one, merged at the next save.
  const copy = copies.find((each) => each.formId === formId) ?? null;
  const { draft, ...carried } = textToShow(state, copy, returned);
  const { registers, ...remarks } = await remarksOn(draft, locale);
  return {
    ok: true,
    value: {
      project: projectHead(entry, locale),
      edition: edition && {
        id: edition.id,
        state: edition.state as OpenState,
        reason: edition.reason,
        scheduledFor: edition.scheduledFor && formatInstant(edition.scheduledFor, locale),
      },
      editionIds: await listEditionIds(staffDatabase(), projectId),
      draft,
      statements: head.statements,
      registers,
      remarks,
      unknown: unknownFacts(draft, []),
      notes: notes
        .filter(({ resolvedAt }) => resolvedAt === null)
        .map(({ id, path, text, by }) => ({ id, path, text, by: authorName(by, locale) })),
      mayEdit: state.mayEdit,
      form: { ...carried, key: localKey(authSecret(process.env), actor.personId), build: buildId() },
      lastRevision: {
        number: head.number,
        name: authorName(head.by, locale),
        when: formatInstant(head.at, locale),
        at: head.at.getTime(),
      },
      goesOnFrom: copy && returned === null ? formatInstant(copy.keptAt, locale) : null,
      unsaved: copies
        .filter((each) => each.formId !== carried.formId)
        .map((each) => ({ formId: each.formId, when: formatInstant(each.keptAt, locale) })),
      presence: presenceLines(state.presence, locale, now),
      voidsApproval: state.voidsApproval,
    },
  };
}

function textToShow(
  { head }: EditorState,
  copy: WorkingCopy | null,
  returned: ReturnedForm | null,
): { draft: Draft; formId: string; generation: number; baseRevision: string; operationId: string } {
  const operationId = randomUUID();
  if (returned !== null) {
    const { formId = '', generation = '0', baseRevision = head.id } = returned.values;
    return {
      draft: draftOfForm(returned.values),
      formId: formId || randomUUID(),
      generation: Number(generation) || 0,
      baseRevision,
      operationId,
    };
  }
  if (copy !== null) {
    const { draft, formId, generation, baseRevision } = copy;
    return { draft, formId, generation, baseRevision, operationId };
  }
  return { draft: head.draft, formId: randomUUID(), generation: 0, baseRevision: head.id, operationId };
}
