import { globSync } from 'node:fs';
import type { StaffRole } from '#lib/auth/actor.ts';
import { projects } from '../addresses.ts';

/** An address of the staff area without its language, and who looks at it; null: somebody who is not signed in. */
export interface StaffAddress {
  path: string;
  as: StaffRole | null;
  /** What it answers with; 200 when nothing is said. */
  status?: number;
}

/** One address of every kind of staff page; whoever adds a page adds it here. `{id}` stands for a seeded project. */
export const staffAddresses: Record<string, StaffAddress> = {
  'sign in': { path: '/staff/sign-in', as: null },
  'forgotten password': { path: '/staff/reset', as: null },
  'my account': { path: '/staff/account', as: 'officer' },
  people: { path: '/staff/people', as: 'administrator' },
  'my work': { path: '/staff', as: 'officer' },
  'my work of an approver': { path: '/staff', as: 'approver' },
  projects: { path: '/staff/projects', as: 'officer' },
  'projects to select': { path: '/staff/projects', as: 'lead' },
  'projects by filters': { path: '/staff/projects?q=children&state=published&sort=sideways', as: 'lead' },
  'projects without a match': { path: '/staff/projects?q=qxzvw&work=approved', as: 'officer' },
  editor: { path: '/staff/projects/{id}/edit', as: 'officer' },
  'new project': { path: '/staff/projects/new', as: 'officer' },
  'no new project': { path: '/staff/projects/new', as: 'approver' },
  preview: { path: '/staff/projects/{id}/preview', as: 'officer' },
  'unsaved text that is not mine': {
    path: '/staff/unsaved/00000000-0000-4000-8000-000000000000',
    as: 'officer',
    status: 404,
  },
  'two revisions': { path: '/staff/projects/{id}/history/compare?from=1&to=1', as: 'officer' },
  manage: { path: '/staff/projects/{id}/manage', as: 'lead' },
  'manage without a right': { path: '/staff/projects/{id}/manage', as: 'officer' },
  trash: { path: '/staff/trash', as: 'lead' },
  import: { path: '/staff/import', as: 'officer' },
  'no import': { path: '/staff/import', as: 'communication' },
  'a document that is gone': {
    path: '/staff/import/documents/00000000-0000-4000-8000-000000000000',
    as: 'officer',
    status: 404,
  },
  media: { path: '/staff/media', as: 'communication' },
  'photos of a project': { path: '/staff/media?project={id}', as: 'officer' },
  'a file that is gone': { path: '/staff/media/00000000-0000-4000-8000-000000000000', as: 'officer' },
  tables: { path: '/staff/import/tables', as: 'lead' },
  'no tables for an officer': { path: '/staff/import/tables', as: 'officer', status: 404 },
  'a table that is not there': {
    path: '/staff/import/tables/00000000-0000-4000-8000-000000000000',
    as: 'lead',
    status: 404,
  },
  mail: { path: '/staff/mail', as: 'administrator' },
  'mail without a right': { path: '/staff/mail', as: 'officer' },
  history: { path: '/staff/projects/{id}/history', as: 'officer' },
  review: { path: '/staff/projects/{id}/review', as: 'approver' },
  publish: { path: '/staff/projects/{id}/publish', as: 'approver' },
  merge: { path: '/staff/projects/{id}/merge', as: 'lead' },
  'merge of two': { path: `/staff/projects/{id}/merge?into=${projects.violence}`, as: 'lead' },
  'merge of two selected': { path: '/staff/projects/merge', as: 'lead' },
  'questions to the promoter': { path: '/staff/projects/{id}/questions', as: 'officer' },
  'a question that is not there': { path: '/staff/questions/made-up', as: null, status: 404 },
  registers: { path: '/staff/registers', as: 'officer' },
  organisations: { path: '/staff/registers/organisations', as: 'officer' },
  'organisations without a match': { path: '/staff/registers/organisations?q=qxzvw', as: 'officer' },
  'new organisation': { path: '/staff/registers/organisations/new', as: 'officer' },
  organisation: { path: '/staff/registers/organisations/roma-lom', as: 'lead' },
  duplicates: { path: '/staff/registers/organisations/duplicates', as: 'lead' },
  'merge of organisations': {
    path: '/staff/registers/organisations/merge?from=roma-lom&into=roma-plovdiv',
    as: 'lead',
  },
  programmes: { path: '/staff/registers/programmes', as: 'officer' },
  programme: { path: '/staff/registers/programmes/justice', as: 'lead' },
  places: { path: '/staff/registers/places?q=ruse', as: 'officer' },
  place: { path: '/staff/registers/places/44238', as: 'officer' },
  'target groups': { path: '/staff/registers/target-groups', as: 'officer' },
  'target group': { path: '/staff/registers/target-groups/roma', as: 'lead' },
  bulk: { path: '/staff/bulk', as: 'lead' },
  'bulk by filters': { path: '/staff/bulk?all=yes&state=published', as: 'lead' },
  'filtered projects': { path: '/staff/projects?state=published', as: 'lead' },
  translations: { path: '/staff/translations', as: 'communication' },
  audit: { path: '/staff/audit', as: 'administrator' },
  'no audit': { path: '/staff/audit', as: 'officer' },
  keys: { path: '/staff/tokens', as: 'officer' },
};

/** Slug of the project that `{id}` stands for. */
export const shownProject = projects.children;

/** Pages that show something only after something else was done; journeys of their own lead there. */
const reachedOnTheWay = new Set([
  '/staff/invitation/[token]',
  '/staff/people/[id]',
  '/staff/reset/[token]',
  '/staff/second-factor',
  '/staff/second-factor/codes',
  '/staff/second-factor/set-up',
  '/staff/projects/[id]/conflict',
  '/staff/projects/[id]/recover',
  '/staff/shared/[token]',
  '/staff/bulk/[id]',
  '/staff/import/tables/[id]/check',
  '/staff/import/tables/[id]/report',
]);

/** Every page of the staff area, as the tree of the application names it. */
export function staffPages(): string[] {
  const app = new URL('../../../app/[locale]/(staff)/', import.meta.url);
  return globSync('staff/**/page.tsx', { cwd: app }).map((file) => `/${file.replace(/\/?page\.tsx$/, '')}`);
}

/** Pages of the staff area that no address above stands for. */
export function untriedPages(): string[] {
  const tried = Object.values(staffAddresses).map(({ path }) => path.replace(/\?.*/, '').split('/'));
  const isTried = (page: string) =>
    tried.some((segments) => {
      const pattern = page.split('/');
      const isSame = (segment: string, at: number) => segment === segments[at] || segment.startsWith('[');
      return pattern.length === segments.length && pattern.every(isSame);
    });
  return staffPages()
    .filter((page) => !reachedOnTheWay.has(page) && !isTried(page))
    .toSorted();
}
