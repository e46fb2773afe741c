/** What reviewers and authors post about an edition: hand over, approve, give back, remark. */
import { staffDatabase } from '#lib/db/client.ts';
import { addNote, resolveNote } from '#lib/projects/commands/notes.ts';
import { approveEdition, askForChanges, submitEdition } from '#lib/projects/commands/review-edition.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';
import { answered, backTo, field } from '#lib/web/staff/acts/act.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';

export const postSubmission = async (exchange: ActorExchange, editionId: string): Promise<Answer> =>
  answered(
    await submitEdition(
      staffDatabase(),
      exchange.actor,
      { editionId, note: field(exchange, 'note') },
      { origin: siteOrigin().origin },
    ),
    backTo(exchange),
  );

export const postRequestForChanges = async (exchange: ActorExchange, editionId: string): Promise<Answer> =>
  answered(
    await askForChanges(
      staffDatabase(),
      exchange.actor,
      { editionId, reason: field(exchange, 'reason') },
      { origin: siteOrigin().origin },
    ),
    backTo(exchange),
  );

export const postApproval = async (exchange: ActorExchange, editionId: string): Promise<Answer> =>
  answered(
    await approveEdition(
      staffDatabase(),
      exchange.actor,
      { editionId, revision: field(exchange, 'revision') },
      { origin: siteOrigin().origin },
    ),
    backTo(exchange),
  );

export const postNote = async (exchange: ActorExchange, editionId: string): Promise<Answer> =>
  answered(
    await addNote(staffDatabase(), exchange.actor, {
      editionId,
      path: field(exchange, 'path'),
      text: field(exchange, 'text'),
      operationId: field(exchange, 'operationId'),
    }),
    `${backTo(exchange)}#notes`,
  );

export const postResolution = async (exchange: ActorExchange): Promise<Answer> =>
  answered(
    await resolveNote(staffDatabase(), exchange.actor, { noteId: field(exchange, 'noteId') }),
    `${backTo(exchange)}#notes`,
  );
