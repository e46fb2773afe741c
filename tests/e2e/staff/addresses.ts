import type { StaffRole } from '#lib/auth/actor.ts';
import { projects } from '../addresses.ts';

/** An address of the staff area without its language, and who looks at it; null: somebody who is not signed in. */
export interface StaffAddress {
  path: string;
  as: StaffRole | null;
}

/** One address of every kind of staff page; whoever adds a page adds it here. `{id}` stands for a seeded project. */
export const staffAddresses: Record<string, StaffAddress> = {
  'my work': { path: '/staff', as: 'officer' },
  'my work of an approver': { path: '/staff', as: 'approver' },
  projects: { path: '/staff/projects', as: 'officer' },
  'projects to select': { path: '/staff/projects', as: 'lead' },
  'projects by filters': { path: '/staff/projects?q=children&state=published&sort=sideways', as: 'lead' },
  'projects without a match': { path: '/staff/projects?q=qxzvw&work=approved', as: 'officer' },
  'new project': { path: '/staff/projects/new', as: 'officer' },
  'no new project': { path: '/staff/projects/new', as: 'approver' },
  preview: { path: '/staff/projects/{id}/preview', as: 'officer' },
  'two revisions': { path: '/staff/projects/{id}/history/compare?from=1&to=1', as: 'officer' },
  manage: { path: '/staff/projects/{id}/manage', as: 'lead' },
  'manage without a right': { path: '/staff/projects/{id}/manage', as: 'officer' },
  trash: { path: '/staff/trash', as: 'lead' },
  history: { path: '/staff/projects/{id}/history', as: 'officer' },
  review: { path: '/staff/projects/{id}/review', as: 'approver' },
  publish: { path: '/staff/projects/{id}/publish', as: 'approver' },
};

/** Slug of the project that `{id}` stands for. */
export const shownProject = projects.children;
