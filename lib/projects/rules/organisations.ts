/** Which organisations a document names, in whatever role, and the same document after some were merged. Pure. */
import type { ProjectProfile } from '#lib/projects/schema.ts';

/** Slugs of every organisation that a document names. */
export function organisationsOf(profile: ProjectProfile): string[] {
  const participants = [
    ...(profile.promoter === undefined ? [] : [profile.promoter]),
    ...profile.partners,
    ...profile.donorPartners,
  ].map(({ organisation }) => organisation);
  return [...participants, ...profile.bilateral.flatMap(({ organisation }) => organisation ?? [])];
}

/**
 * The document with organisations named as they are now. Where both of a merged pair stand in one list, the first stays:
 * one organisation is not its own partner twice.
 */
export function withOrganisationsMoved(
  profile: ProjectProfile,
  moved: ReadonlyMap<string, string>,
): ProjectProfile {
  const move = <T extends { organisation: string }>(item: T): T => ({
    ...item,
    organisation: moved.get(item.organisation) ?? item.organisation,
  });
  return {
    ...profile,
    ...(profile.promoter !== undefined && { promoter: move(profile.promoter) }),
    partners: firstOfEach(profile.partners.map(move)),
    donorPartners: firstOfEach(profile.donorPartners.map(move)),
    bilateral: profile.bilateral.map((item) =>
      item.organisation === undefined
        ? item
        : { ...item, organisation: moved.get(item.organisation) ?? item.organisation },
    ),
  };
}

function firstOfEach<T extends { organisation: string }>(items: readonly T[]): T[] {
  return items.filter(
    ({ organisation }, index) => items.findIndex((item) => item.organisation === organisation) === index,
  );
}
