/** What is posted about an imported page while it is checked. The commands judge; what was chosen is kept in any case. */
import { staffDatabase } from '#lib/db/client.ts';
import { formatClock } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { loadProposal, makeDraft } from '#lib/imports/document-draft.ts';
import { recordsOfReading } from '#lib/imports/drafts/context.ts';
import type { Choices, Proposal } from '#lib/imports/drafts/proposal.ts';
import { keepPage } from '#lib/imports/keep-page.ts';
import type { PageReading } from '#lib/imports/pages/pipeline.ts';
import { type Outcome, refuse } from '#lib/issues.ts';
import { staffPath } from '#lib/paths.ts';
import {
  aimDocument,
  dismissDocument,
  keepChoices,
  takeBackDocumentApart,
  tellDocumentApart,
} from '#lib/sources/commands/choose.ts';
import { findDocument } from '#lib/sources/queries.ts';
import { progressOf } from '#lib/web/loaders/staff/import-fields.ts';
import { answered, backTo, field } from '#lib/web/staff/acts/act.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';
import { baseOf, choicesOfForm, withSure } from '#lib/web/staff/import-choices.ts';

/** `act` says what: `keep`, `sure` and `draft` come with the choices, the others by themselves. */
export async function postCheck(exchange: ActorExchange, documentId: string): Promise<Answer> {
  const { actor, locale } = exchange;
  const db = staffDatabase();
  switch (field(exchange, 'act')) {
    case 'aim': {
      const projectId = field(exchange, 'projectId') || null;
      return answered(await aimDocument(db, actor, { documentId, projectId }), backTo(exchange));
    }
    case 'apart': {
      const projectId = field(exchange, 'projectId');
      return answered(
        await tellDocumentApart(db, actor, { documentId, projectId }),
        `${staffPath(locale, 'import', 'documents', documentId)}?${new URLSearchParams({ apart: projectId })}`,
      );
    }
    case 'together': {
      const projectId = field(exchange, 'projectId');
      return answered(
        await takeBackDocumentApart(db, actor, { documentId, projectId }),
        `${staffPath(locale, 'import', 'documents', documentId)}?${new URLSearchParams({ together: projectId })}`,
      );
    }
    case 'dismiss':
      return answered(await dismissDocument(db, actor, { documentId }), staffPath(locale, 'import'));
    case 'part':
      return await postPart(exchange, documentId);
    case 'sure':
      return await keepThen(exchange, documentId, (proposal, choices) => withSure(proposal.fields, choices));
    case 'draft':
      return await postDraft(exchange, documentId);
    default:
      return await keepThen(exchange, documentId, (_, choices) => choices);
  }
}

interface Kept {
  proposal: Proposal;
  choices: Choices;
}

/** Keeps the choices of the form, changed once more by `change`. */
async function keep(
  { actor, form }: ActorExchange,
  documentId: string,
  change: (proposal: Proposal, choices: Choices) => Choices,
): Promise<Outcome<Kept>> {
  const db = staffDatabase();
  const found = await findDocument(db, actor, { documentId });
  if (!found.ok) return found;
  const { state, reading, choices: before } = found.value;
  if (state !== 'open' || (reading as PageReading).records !== undefined)
    return refuse('wrong-state', '', { state });
  const loaded = await loadProposal(db, actor, found.value);
  if (!loaded.ok) return loaded;
  const { proposal } = loaded.value;
  const choices = change(proposal, choicesOfForm(proposal.fields, form, before));
  const kept = await keepChoices(db, actor, { documentId, choices: { ...choices } });
  return kept.ok ? { ok: true, value: { proposal, choices }, touched: [] } : kept;
}

async function keepThen(
  exchange: ActorExchange,
  documentId: string,
  change: (proposal: Proposal, choices: Choices) => Choices,
): Promise<Answer> {
  const kept = await keep(exchange, documentId, change);
  if (!kept.ok) return kept;
  const { proposal, choices } = kept.value;
  const t = staffMessages(exchange.locale, 'import');
  const progress = t('fields.progress', progressOf(proposal, choices));
  const status = `${t('fields.kept', { time: formatClock(new Date()) })}. ${progress}`;
  return {
    ok: true,
    to: backTo(exchange),
    value: { base: baseOf(proposal.fields, choices), progress, status },
  };
}

/** Makes the draft and goes on to its editor. */
async function postDraft(exchange: ActorExchange, documentId: string): Promise<Answer> {
  const { actor, locale } = exchange;
  const db = staffDatabase();
  const operationId = field(exchange, 'operationId');
  const kept = await keep(exchange, documentId, (_, choices) => choices);
  // The second press of the button finds the draft that the first one made.
  const isMade = !kept.ok && kept.issues[0]?.code === 'wrong-state';
  if (!kept.ok && !isMade) return kept;
  const choices = kept.ok ? kept.value.choices : {};
  const taken = Object.values(choices).some((choice) => choice.taken);
  if (kept.ok && !taken) return refuse('nothing-taken');
  const made = await makeDraft(db, actor, { operationId, documentId, choices, locale });
  return answered(made, ({ projectId }) => staffPath(locale, 'projects', projectId, 'edit'));
}

/** Takes one project out of a listing, to be checked by itself. */
async function postPart(exchange: ActorExchange, documentId: string): Promise<Answer> {
  const { actor, locale } = exchange;
  const db = staffDatabase();
  const found = await findDocument(db, actor, { documentId });
  if (!found.ok) return found;
  const { reading, name, url, format, text, fileKey } = found.value;
  const part = Number(field(exchange, 'part'));
  const listing = reading as PageReading;
  const record = listing.records === undefined ? undefined : recordsOfReading(listing)[part - 1];
  if (record === undefined) return refuse('not-found');
  const kept = await keepPage(db, actor, {
    documentId: field(exchange, 'operationId'),
    name,
    format: format as 'text',
    text,
    part,
    reading: record,
    ...(url !== null && { url }),
    ...(fileKey !== null && { fileKey }),
  });
  return answered(kept, (value) => staffPath(locale, 'import', 'documents', value.documentId));
}
