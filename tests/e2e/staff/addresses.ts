import type { StaffRole } from '#lib/auth/actor.ts';
import { projects } from '../addresses.ts';

/** An address of the staff area without its language, and who looks at it; null: somebody who is not signed in. */
export interface StaffAddress {
  path: string;
  as: StaffRole | null;
}

/** One address of every kind of staff page; whoever adds a page adds it here. `{id}` stands for a seeded project. */
export const staffAddresses: Record<string, StaffAddress> = {
  history: { path: '/staff/projects/{id}/history', as: 'officer' },
  review: { path: '/staff/projects/{id}/review', as: 'approver' },
  publish: { path: '/staff/projects/{id}/publish', as: 'approver' },
};

/** Slug of the project that `{id}` stands for. */
export const shownProject = projects.children;
