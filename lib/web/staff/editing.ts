/**
 * Answers what the editor sends: copies of unsaved text, saves, rows arranged without a script. It turns bodies into
 * inputs of commands and outcomes into answers, and decides nothing itself.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffPath } from '#lib/paths.ts';
import { openEdition } from '#lib/projects/commands/open-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import {
  discardWorkingCopy,
  keepWorkingCopy,
  notePresence,
  restoreWorkingCopy,
} from '#lib/projects/commands/working-copy.ts';
import { chosenTexts } from '#lib/projects/form/conflict-choices.ts';
import { draftOfForm } from '#lib/projects/form/posted.ts';
import { actOnRows } from '#lib/projects/form/row-actions.ts';
import { buildId } from '#lib/web/build-id.ts';
import { type ActorExchange, type Answer, answerStaff } from '#lib/web/staff/answer.ts';
import { authorName } from '#lib/web/staff/author-name.ts';
import { remarksOn } from '#lib/web/staff/draft-remarks.ts';
import { presenceLines } from '#lib/web/staff/presence-line.ts';

const texts = z.record(z.string(), z.string());

const copyBody = z.object({
  formId: z.string(),
  generation: z.number(),
  baseRevision: z.string(),
  draft: texts,
  focus: z.string().nullish(),
});

/** A copy of unsaved text: no rule judges it; the answer says how it is read. */
export function answerKeep(request: Request, editionId: string): Promise<Response> {
  return answerStaff(request, 'keepWorkingCopy', async ({ actor, json, locale }) => {
    const body = copyBody.safeParse(json);
    if (!body.success) return malformed;
    const { formId, generation, baseRevision, draft, focus } = body.data;
    const now = new Date();
    const input = { editionId, formId, generation, baseRevision, draft, focus: focus?.slice(0, 300) ?? null };
    const kept = await keepWorkingCopy(staffDatabase(), actor, input, { now });
    if (!kept.ok) return kept;
    const { registers: _, ...remarks } = await remarksOn(draft, locale);
    const { presence, head, keptAt, editionState, replacedNul } = kept.value;
    return {
      ok: true,
      to: '',
      value: {
        keptAt: keptAt.toISOString(),
        generation: kept.value.generation,
        replacedNul,
        editionState,
        presence: presenceLines(presence, locale, now),
        savedBy: head === null ? null : authorName(head.by, locale),
        savedByMe: head?.by.id === actor.personId,
        build: buildId(),
        ...remarks,
      },
    };
  });
}

const saveBody = z.object({
  projectId: z.string(),
  formId: z.string(),
  baseRevision: z.string(),
  operationId: z.string(),
  draft: texts,
  /** Told by the script, which may keep a newer state while this one is saved. */
  generation: z.number().optional(),
});

/** A save by a button: of a script as JSON, or of the form itself; from the page of conflicts with what was chosen. */
export function answerSave(request: Request, editionId: string): Promise<Response> {
  return answerStaff(request, 'saveEdition', async (exchange) => {
    const { actor, json, form, locale } = exchange;
    const posted = json === undefined ? { ...form, generation: undefined, draft: draftOfForm(form) } : json;
    const body = saveBody.safeParse(posted);
    if (!body.success) return malformed;
    const { projectId, ...save } = body.data;
    const { against = '' } = form;
    const chosen = chosenTexts(against === '' ? {} : form);
    if (!chosen.ok) return chosen;
    const { resolutions } = chosen;
    const saved = await saveEdition(staffDatabase(), actor, {
      editionId,
      ...save,
      ...(against !== '' && { resolutions, against }),
    });
    const at = (page: string, query: Record<string, string>) =>
      `${staffPath(locale, 'projects', projectId, page)}?${new URLSearchParams(query)}`;
    if (saved.ok)
      return { ok: true, to: at('edit', { saved: String(saved.value.number) }), value: saved.value };
    if (saved.conflicts === undefined) return saved;
    const to = at('conflict', { form: save.formId });
    // Without a script the page of conflicts is the answer; the text is kept and shown there.
    if (json === undefined && form['against'] === undefined) return { ok: true, to };
    return { ok: false, status: 409, issues: saved.issues, value: { to } };
  });
}

/** A button beside a row, without a script: the draft is kept as it then is, and the form shown with it. */
export function answerRows(request: Request, editionId: string): Promise<Response> {
  return answerStaff(request, 'arrangeRows', async ({ actor, form, locale }) => {
    const newId = () => `row-${randomUUID().slice(0, 8)}`;
    const { action = '', formId = '', baseRevision = '', projectId = '' } = form;
    const draft = actOnRows(draftOfForm(form), action, newId, form['new-target-group']);
    const generation = (Number(form['generation']) || 0) + 1;
    const kept = await keepWorkingCopy(staffDatabase(), actor, {
      editionId,
      formId,
      generation,
      baseRevision,
      draft,
      focus: action.split(' ')[1]?.slice(0, 300) ?? null,
    });
    if (!kept.ok) return kept;
    return { ok: true, to: `${formPath(locale, projectId, formId)}#${anchorAfter(action, draft)}` };
  });
}

/** Where the eye was: at the row that was added or moved, or at the list. */
function anchorAfter(action: string, draft: Readonly<Record<string, string>>): string {
  const [deed = '', path = '', id = ''] = action.split(' ');
  const added = (draft[path] ?? '').split(' ').at(-1) ?? '';
  const row = deed === 'add' ? added : deed === 'up' || deed === 'down' ? id : '';
  const field = row === '' ? path : `${path}[${row}]`;
  return `field-${field.replace(/[^a-zA-Z0-9]+/g, '-')}`;
}

/** Unsaved text is put aside, or taken back: nothing is destroyed by one press of a button. */
export function answerDiscard(request: Request, editionId: string): Promise<Response> {
  return answerStaff(request, 'discardWorkingCopy', async ({ actor, form, locale }) => {
    const { formId = '', projectId = '', action = '' } = form;
    const change = action === 'undo' ? restoreWorkingCopy : discardWorkingCopy;
    const outcome = await change(staffDatabase(), actor, { editionId, formId });
    if (!outcome.ok) return outcome;
    // Whoever has no role there any more stands on the page of their own text, which names no project.
    const page =
      projectId === ''
        ? staffPath(locale, 'unsaved', editionId)
        : staffPath(locale, 'projects', projectId, 'recover');
    const query = new URLSearchParams({ form: formId, ...(action === 'undo' ? {} : { discarded: 'yes' }) });
    return { ok: true, to: `${page}?${query}` };
  });
}

const presenceBody = z.object({ formId: z.string(), field: z.string().nullish() });

/** Says that the editor is open though nothing is typed. */
export function answerPresence(request: Request, editionId: string): Promise<Response> {
  return answerStaff(request, 'noteEditing', async ({ actor, json, locale }) => {
    const body = presenceBody.safeParse(json);
    if (!body.success) return malformed;
    const now = new Date();
    const { formId, field } = body.data;
    const noted = await notePresence(
      staffDatabase(),
      actor,
      { editionId, formId, field: field?.slice(0, 300) ?? null },
      { now },
    );
    if (!noted.ok) return noted;
    return {
      ok: true,
      to: '',
      value: { presence: presenceLines(noted.value, locale, now), build: buildId() },
    };
  });
}

/** Begins an edition and leads to the editor. */
export function answerOpen(request: Request, projectId: string): Promise<Response> {
  return answerStaff(request, 'openEdition', async ({ actor, locale }: ActorExchange) => {
    const opened = await openEdition(staffDatabase(), actor, { projectId });
    if (!opened.ok) return opened;
    return { ok: true, to: staffPath(locale, 'projects', projectId, 'edit'), value: opened.value };
  });
}

const malformed: Answer = { ok: false, issues: [{ field: '', code: 'malformed' }] };

const formPath = (locale: Locale, projectId: string, formId: string) =>
  `${staffPath(locale, 'projects', projectId, 'edit')}?${new URLSearchParams({ form: formId })}`;
