/** Two projects that become one, and changes of many at once. */
import { projectActions } from '#lib/projects/policy.ts';
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const mergingEndpoints = {
  mergeProjects: {
    method: 'POST',
    path: '/staff/api/projects/[id]/merge',
    who: projectActions.merge,
    area: 'merge',
    does: 'makes one project of two',
  },
  undoMerge: {
    method: 'POST',
    path: '/staff/api/projects/[id]/undo-merge',
    who: projectActions.merge,
    area: 'merge',
    does: 'parts two projects that were merged, for ninety days',
  },
  tellProjectsApart: {
    method: 'POST',
    path: '/staff/api/projects/[id]/told-apart',
    who: projectActions.merge,
    area: 'merge',
    does: 'says that two projects which look alike are two, or takes that back',
  },
  prepareBatch: {
    method: 'POST',
    path: '/staff/api/bulk',
    who: projectActions.bulk,
    area: 'bulk',
    does: 'writes down what a change of many projects would do',
  },
  applyBatch: {
    method: 'POST',
    path: '/staff/api/bulk/[id]/apply',
    who: projectActions.bulk,
    area: 'bulk',
    does: 'carries a prepared change of many out, as a job',
  },
  undoBatch: {
    method: 'POST',
    path: '/staff/api/bulk/[id]/undo',
    who: projectActions.bulk,
    area: 'bulk',
    does: 'takes a change of many back, as a job',
  },
} as const satisfies Record<string, Endpoint>;
