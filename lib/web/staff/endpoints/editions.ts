/** The work on one edition: keeping, saving, review, publication. */
import { projectActions } from '#lib/projects/policy.ts';
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const editionsEndpoints = {
  submitEdition: {
    method: 'POST',
    path: '/staff/api/editions/[id]/submit',
    who: projectActions.submit,
    area: 'review',
    does: 'hands the edition to those who approve',
  },
  askForChanges: {
    method: 'POST',
    path: '/staff/api/editions/[id]/ask-changes',
    who: projectActions['ask-changes'],
    area: 'review',
    does: 'gives the edition back to its authors, with the reason',
  },
  approveEdition: {
    method: 'POST',
    path: '/staff/api/editions/[id]/approve',
    who: projectActions.approve,
    area: 'review',
    does: 'approves the revision that was read, unless it is no longer the last',
  },
  addNote: {
    method: 'POST',
    path: '/staff/api/editions/[id]/notes',
    who: projectActions.note,
    area: 'review',
    does: 'writes a remark on a field of the edition',
  },
  resolveNote: {
    method: 'POST',
    path: '/staff/api/editions/[id]/notes/resolve',
    who: projectActions.note,
    area: 'review',
    does: 'marks a remark as done',
  },
  shareEdition: {
    method: 'POST',
    path: '/staff/api/editions/[id]/share',
    who: projectActions.share,
    area: 'preview',
    does: 'makes a link to the preview for somebody without an account, which is told once',
  },
  revokeShareLink: {
    method: 'POST',
    path: '/staff/api/editions/[id]/share/revoke',
    who: projectActions.share,
    area: 'preview',
    does: 'ends a link to the preview',
  },
  publishEdition: {
    method: 'POST',
    path: '/staff/api/editions/[id]/publish',
    who: projectActions.publish,
    area: 'publishing',
    does: 'publishes the edition, or puts its publication on the calendar',
  },
  cancelSchedule: {
    method: 'POST',
    path: '/staff/api/editions/[id]/schedule/cancel',
    who: projectActions.publish,
    area: 'publishing',
    does: 'takes the publication off the calendar',
  },
  keepWorkingCopy: {
    method: 'PUT',
    path: '/staff/api/editions/[id]/working-copy',
    who: 'staff',
    area: 'editor',
    does: 'keeps what somebody types, as their private copy; says how it is read and who else is there',
  },
  saveEdition: {
    method: 'POST',
    path: '/staff/api/editions/[id]/save',
    who: 'staff',
    area: 'editor',
    does: 'saves a draft as a revision, merged with what others saved meanwhile',
  },
  arrangeRows: {
    method: 'POST',
    path: '/staff/api/editions/[id]/rows',
    who: 'staff',
    area: 'editor',
    does: 'adds, removes or moves a row for a browser without scripts; the draft is kept and not saved',
  },
  discardWorkingCopy: {
    method: 'POST',
    path: '/staff/api/editions/[id]/discard',
    who: 'staff',
    area: 'editor',
    does: 'puts unsaved text aside, or takes it back',
  },
  noteEditing: {
    method: 'POST',
    path: '/staff/api/editions/[id]/presence',
    who: 'staff',
    area: 'editor',
    does: 'says that somebody has the editor open, and answers with who else has',
  },
} as const satisfies Record<string, Endpoint>;
