/** Projects as a whole: new, renamed, withdrawn, merged, in the trash; lists and saved views. */
import { projectActions } from '#lib/projects/policy.ts';
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const projectsEndpoints = {
  createProject: {
    method: 'POST',
    path: '/staff/api/projects',
    who: projectActions.create,
    area: 'projects',
    does: 'begins a project that nobody but staff sees',
  },
  renameProject: {
    method: 'POST',
    path: '/staff/api/projects/[id]/rename',
    who: projectActions.rename,
    area: 'publishing',
    does: 'gives the project another address, to which the earlier ones lead',
  },
  withdrawProject: {
    method: 'POST',
    path: '/staff/api/projects/[id]/withdraw',
    who: projectActions.withdraw,
    area: 'publishing',
    does: 'takes the page back; its address says why',
  },
  markGone: {
    method: 'POST',
    path: '/staff/api/projects/[id]/gone',
    who: projectActions.withdraw,
    area: 'publishing',
    does: 'takes the page away for good; its address answers 410',
  },
  republish: {
    method: 'POST',
    path: '/staff/api/projects/[id]/republish',
    who: projectActions.withdraw,
    area: 'publishing',
    does: 'puts up again what was public last; the public history says why',
  },
  trashProject: {
    method: 'POST',
    path: '/staff/api/projects/[id]/trash',
    who: projectActions.trash,
    area: 'publishing',
    does: 'puts a project that is not public into the trash',
  },
  restoreProject: {
    method: 'POST',
    path: '/staff/api/projects/[id]/restore',
    who: projectActions.trash,
    area: 'trash',
    does: 'takes the project out of the trash',
  },
  restoreRevision: {
    method: 'POST',
    path: '/staff/api/projects/[id]/restore-revision',
    who: projectActions.edit,
    area: 'history',
    does: 'makes an earlier text the newest revision of the open edition',
  },
  keepView: {
    method: 'POST',
    path: '/staff/api/views',
    who: 'staff',
    area: 'projects',
    does: 'keeps the filters of the list of projects under a name, for oneself',
  },
  removeView: {
    method: 'POST',
    path: '/staff/api/views/remove',
    who: 'staff',
    area: 'projects',
    does: 'forgets filters that one kept',
  },
  openEdition: {
    method: 'POST',
    path: '/staff/api/projects/[id]/open',
    who: 'staff',
    area: 'editor',
    does: 'begins an edition of a project, or finds the open one',
  },
} as const satisfies Record<string, Endpoint>;
