/** What is posted about a project as a whole: begin it, rename it, take it back, put it away, bring a text back. */
import { staffDatabase } from '#lib/db/client.ts';
import { staffPath } from '#lib/paths.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { renameProject } from '#lib/projects/commands/rename-project.ts';
import { restoreRevision } from '#lib/projects/commands/restore-revision.ts';
import { keepView, removeView } from '#lib/projects/commands/saved-view.ts';
import { restoreFromTrash, trashProject } from '#lib/projects/commands/trash-project.ts';
import { markGone, republish, withdrawProject } from '#lib/projects/commands/withdraw-project.ts';
import { answered, backTo, field } from '#lib/web/staff/acts/act.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';

/** Begins a project and goes on to its editor. */
export async function postProject(exchange: ActorExchange): Promise<Answer> {
  return answered(
    await createProject(staffDatabase(), exchange.actor, {
      titleEn: field(exchange, 'titleEn'),
      titleBg: field(exchange, 'titleBg'),
      programme: field(exchange, 'programme') || null,
      operationId: field(exchange, 'operationId'),
    }),
    ({ projectId }) => staffPath(exchange.locale, 'projects', projectId, 'edit'),
  );
}

export const postName = async (exchange: ActorExchange, projectId: string): Promise<Answer> =>
  answered(
    await renameProject(staffDatabase(), exchange.actor, { projectId, slug: field(exchange, 'slug').trim() }),
    backTo(exchange),
  );

/** To withdraw and to remove for good ask for the same: both reasons, and a tick that it was read. */
function withdrawal(exchange: ActorExchange, projectId: string) {
  return {
    projectId,
    reasonEn: field(exchange, 'reasonEn'),
    reasonBg: field(exchange, 'reasonBg'),
    operationId: field(exchange, 'operationId'),
  };
}

const isConfirmed = (exchange: ActorExchange) => field(exchange, 'confirm') === 'yes';
const unconfirmed = { ok: false, issues: [{ field: 'confirm', code: 'confirm' }] } as const;

export const postWithdrawal = async (exchange: ActorExchange, projectId: string): Promise<Answer> =>
  answered(
    await withdrawProject(staffDatabase(), exchange.actor, withdrawal(exchange, projectId)),
    backTo(exchange),
  );

export const postRemoval = async (exchange: ActorExchange, projectId: string): Promise<Answer> =>
  isConfirmed(exchange)
    ? answered(
        await markGone(staffDatabase(), exchange.actor, withdrawal(exchange, projectId)),
        backTo(exchange),
      )
    : unconfirmed;

export const postReturn = async (exchange: ActorExchange, projectId: string): Promise<Answer> =>
  answered(
    await republish(staffDatabase(), exchange.actor, {
      projectId,
      reasonEn: field(exchange, 'reasonEn'),
      reasonBg: field(exchange, 'reasonBg'),
    }),
    backTo(exchange),
  );

export const postTrash = async (exchange: ActorExchange, projectId: string): Promise<Answer> =>
  answered(await trashProject(staffDatabase(), exchange.actor, { projectId }), backTo(exchange));

export const postRestoration = async (exchange: ActorExchange, projectId: string): Promise<Answer> =>
  answered(await restoreFromTrash(staffDatabase(), exchange.actor, { projectId }), backTo(exchange));

/** Makes an earlier text the newest, and goes back to the history, where it now stands first. */
export const postRestoredRevision = async (exchange: ActorExchange, projectId: string): Promise<Answer> =>
  answered(
    await restoreRevision(staffDatabase(), exchange.actor, {
      projectId,
      revision: field(exchange, 'revision'),
      operationId: field(exchange, 'operationId'),
    }),
    staffPath(exchange.locale, 'projects', projectId, 'history'),
  );

/** Keeps the filters of the list under a name. */
export async function postView(exchange: ActorExchange): Promise<Answer> {
  return answered(
    await keepView(staffDatabase(), exchange.actor, {
      list: 'projects',
      name: field(exchange, 'name'),
      query: field(exchange, 'query'),
    }),
    backTo(exchange),
  );
}

/** Forgets kept filters. */
export async function postRemovedView(exchange: ActorExchange): Promise<Answer> {
  return answered(
    await removeView(staffDatabase(), exchange.actor, { viewId: field(exchange, 'viewId') }),
    backTo(exchange),
  );
}
