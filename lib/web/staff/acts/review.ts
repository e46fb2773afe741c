/** What reviewers and authors post about an edition: hand over, approve, give back, remark. */
import { staffDatabase } from '#lib/db/client.ts';
import { addNote, resolveNote } from '#lib/projects/commands/notes.ts';
import { approveEdition, askForChanges, submitEdition } from '#lib/projects/commands/review-edition.ts';
import { actOn, answered, backTo, field } from '#lib/web/staff/acts/act.ts';

export const postSubmission = actOn('submitEdition', async (exchange, editionId) =>
  answered(
    await submitEdition(staffDatabase(), exchange.actor, { editionId, note: field(exchange, 'note') }),
    backTo(exchange),
  ),
);

export const postRequestForChanges = actOn('askForChanges', async (exchange, editionId) =>
  answered(
    await askForChanges(staffDatabase(), exchange.actor, { editionId, reason: field(exchange, 'reason') }),
    backTo(exchange),
  ),
);

export const postApproval = actOn('approveEdition', async (exchange, editionId) =>
  answered(
    await approveEdition(staffDatabase(), exchange.actor, {
      editionId,
      revision: field(exchange, 'revision'),
    }),
    backTo(exchange),
  ),
);

export const postNote = actOn('addNote', async (exchange, editionId) =>
  answered(
    await addNote(staffDatabase(), exchange.actor, {
      editionId,
      path: field(exchange, 'path'),
      text: field(exchange, 'text'),
      operationId: field(exchange, 'operationId'),
    }),
    `${backTo(exchange)}#notes`,
  ),
);

export const postResolution = actOn('resolveNote', async (exchange) =>
  answered(
    await resolveNote(staffDatabase(), exchange.actor, { noteId: field(exchange, 'noteId') }),
    `${backTo(exchange)}#notes`,
  ),
);
