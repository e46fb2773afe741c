/** Loads what stands between an edition and the public: what it lacks, what was decided, and when it will be published. */
import { lacksSecondFactor, type StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import type { Issue } from '#lib/issues.ts';
import { canDo, canPublish } from '#lib/projects/policy.ts';
import { getReview, type ReviewState } from '#lib/projects/queries/review.ts';
import { issuesBeforePublishing } from '#lib/web/loaders/staff/before-publishing.ts';
import { type Loaded, type ProjectHead, projectHead, refusal } from '#lib/web/loaders/staff/project.ts';
import { type ReviewEdition, shownEdition } from '#lib/web/loaders/staff/review.ts';
import { authorName } from '#lib/web/staff/author-name.ts';

export interface PublishingScreen {
  project: ProjectHead;
  edition: (ReviewEdition & { scheduledFor: Date | null; scheduledBy: string }) | null;
  publishedNumber: number | null;
  /** What keeps it from being published, each with the name of its field. */
  issues: (Issue & { name: string })[];
  /** Why the actor may not publish; null when they may. */
  whyNot: 'role' | 'factor' | 'approval' | 'none' | null;
}

/** The publication of a project's open edition. */
export async function loadPublishing(
  actor: StaffActor,
  projectId: string,
  locale: Locale,
): Promise<Loaded<PublishingScreen>> {
  const db = staffDatabase();
  const found = await getReview(db, actor, { projectId });
  if (!found.ok) return refusal(found.issues);
  const state = found.value;
  const { entry, edition } = state;
  const shown = shownEdition(state, locale);
  return {
    ok: true,
    value: {
      project: projectHead(entry, locale),
      edition: shown &&
        edition && {
          ...shown,
          scheduledFor: edition.scheduledFor,
          scheduledBy: authorName(state.scheduledBy, locale),
        },
      publishedNumber: state.publishedNumber,
      issues: await issuesBeforePublishing(db, state, locale),
      whyNot: whyNotPublish(actor, state),
    },
  };
}

function whyNotPublish(
  actor: StaffActor,
  { edition, entry, facts }: ReviewState,
): PublishingScreen['whyNot'] {
  if (edition === null) return 'none';
  const isApproved = edition.state === 'approved' || edition.state === 'scheduled';
  if (canPublish(actor, { ...facts, isApproved })) return null;
  if (canDo(actor, 'publish', entry.programme)) return 'approval';
  return lacksSecondFactor(actor) ? 'factor' : 'role';
}
