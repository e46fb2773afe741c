/** Tables of projects: brought in, checked, carried out, undone, and handed out. */
import { projectActions } from '#lib/projects/policy.ts';
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const tablesEndpoints = {
  uploadTable: {
    method: 'POST',
    path: '/staff/api/import/tables',
    who: projectActions.bulk,
    area: 'tables',
    does: 'takes a table of projects in',
    body: 'upload',
  },
  checkTable: {
    method: 'POST',
    path: '/staff/api/import/tables/[id]/check',
    who: projectActions.bulk,
    area: 'tables',
    does: 'writes down what the rows of a table would do, by the fields chosen for its columns',
  },
  takeDuplicate: {
    method: 'POST',
    path: '/staff/api/import/tables/[id]/duplicates',
    who: projectActions.bulk,
    area: 'tables',
    does: 'takes a row that resembles a project as a new one, or leaves it out again',
  },
  applyTable: {
    method: 'POST',
    path: '/staff/api/import/tables/[id]/apply',
    who: projectActions.bulk,
    area: 'tables',
    does: 'writes the drafts of a checked table, as a job',
  },
  undoTable: {
    method: 'POST',
    path: '/staff/api/import/tables/[id]/undo',
    who: projectActions.bulk,
    area: 'tables',
    does: 'takes back what a table wrote, as a job',
  },
  dropTable: {
    method: 'POST',
    path: '/staff/api/import/tables/[id]/drop',
    who: projectActions.bulk,
    area: 'tables',
    does: 'forgets a table of which nothing was carried out',
  },
  tableProgress: {
    method: 'GET',
    path: '/staff/api/import/tables/[id]',
    who: projectActions.bulk,
    area: 'tables',
    does: 'says how far the work on a table has come',
  },
  projectsTable: {
    method: 'GET',
    path: '/staff/api/projects/table',
    who: 'staff',
    area: 'tables',
    does: 'sends the projects of a list as a table, those that the person may see',
  },
} as const satisfies Record<string, Endpoint>;
