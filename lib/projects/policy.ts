/**
 * Who may do what with a project, as one table: documents print it and tests walk it. Pure, and the only place where a
 * role becomes a right; the interface only hides what this refuses.
 */
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import { hasRight, rolesThatCount } from '#lib/auth/rights.ts';

/** Each deed with the roles that may do it in their programme. */
export const projectActions = {
  /** See drafts, history and notes. */
  read: ['officer', 'communication', 'approver', 'lead', 'administrator'],
  /** Begin a new project in the programme. */
  create: ['officer', 'lead', 'administrator'],
  /** Change any field. */
  edit: ['officer', 'lead', 'administrator'],
  /** Change narrative, titles, photos and outputs. */
  'edit-prose': ['officer', 'communication', 'lead', 'administrator'],
  submit: ['officer', 'communication', 'lead', 'administrator'],
  note: ['officer', 'communication', 'approver', 'lead', 'administrator'],
  /** Give a link to the preview to somebody outside. */
  share: ['officer', 'communication', 'approver', 'lead', 'administrator'],
  'ask-changes': ['approver', 'lead', 'administrator'],
  approve: ['approver', 'lead', 'administrator'],
  /** Publish, also at a given time. */
  publish: ['approver', 'lead', 'administrator'],
  /** Take a page back, bring it back, or say that it is gone. */
  withdraw: ['lead', 'administrator'],
  rename: ['lead', 'administrator'],
  trash: ['lead', 'administrator'],
  merge: ['lead', 'administrator'],
  /** Change many at once. */
  bulk: ['lead', 'administrator'],
} as const satisfies Record<string, readonly StaffRole[]>;

export type ProjectAction = keyof typeof projectActions;

/** Whether the actor may do `action` with a project of `programme`; null: a project of no programme yet. */
export function canDo(actor: StaffActor, action: ProjectAction, programme: string | null): boolean {
  return hasRight(actor, projectActions[action], programme);
}

/** Programmes in which the actor may do `action`; `all` includes projects of no programme. */
export function programmesFor(actor: StaffActor, action: ProjectAction): 'all' | string[] {
  const roles = rolesThatCount(actor, projectActions[action]);
  const mine = actor.memberships.filter(({ role }) => roles.includes(role));
  const programmes = mine.flatMap(({ programme }) => (programme === null ? [] : [programme]));
  return programmes.length < mine.length ? 'all' : [...new Set(programmes)];
}

/** Fields of the document whose text `edit-prose` covers, with the source and quote beside them. */
export const proseFields: readonly string[] = [
  'title',
  'titleTranslated',
  'summary',
  'goal',
  'sections',
  'bilateral',
  'photos',
  'outputs',
  'website',
];

/** Of `paths`, those that the actor may not change in a project of `programme`. */
export function forbiddenPaths(
  actor: StaffActor,
  programme: string | null,
  paths: readonly string[],
): string[] {
  if (canDo(actor, 'edit', programme)) return [];
  if (!canDo(actor, 'edit-prose', programme)) return [...paths];
  return paths.filter((path) => !proseFields.includes(fieldOf(path)));
}

/** `quote:results[a].title.en` speaks of `results`. */
function fieldOf(path: string): string {
  return /^(?:source:|quote:)?([a-zA-Z]+)/.exec(path)?.[1] ?? path;
}

/** What decides who may approve and publish an edition. */
export interface ReviewFacts {
  programme: string | null;
  /** Setting of the programme: whoever wrote may not approve, and nothing is published without approval. */
  fourEyes: boolean;
  /** Persons who saved a revision of this edition. */
  authors: readonly string[];
}

/** Whether the actor may approve: a role, and with four eyes somebody who wrote nothing of the edition. */
export function canApprove(actor: StaffActor, facts: ReviewFacts): boolean {
  return canDo(actor, 'approve', facts.programme) && !isOwnWork(actor, facts);
}

/** True when four eyes are asked for and the actor's are the first two. */
export function isOwnWork(actor: StaffActor, { fourEyes, authors }: ReviewFacts): boolean {
  return fourEyes && authors.includes(actor.personId);
}

/** Whether the actor may publish an edition that is, or is not, approved. */
export function canPublish(actor: StaffActor, facts: ReviewFacts & { isApproved: boolean }): boolean {
  return canDo(actor, 'publish', facts.programme) && (facts.isApproved || !facts.fourEyes);
}
