/**
 * Which organisations a document names, in whatever role, and the same document after some were merged or parted again.
 * Pure.
 */
import { isDeepStrictEqual } from 'node:util';
import { type ProjectProfile, projectProfile } from '#lib/projects/schema.ts';

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

/** The parts of a document that name organisations. */
const parts = projectProfile.pick({ promoter: true, partners: true, donorPartners: true, bilateral: true });
const partNames = ['promoter', 'partners', 'donorPartners', 'bilateral'] as const;

/** Everything a document says of organisations. */
export function namingsOf({ promoter, partners, donorPartners, bilateral }: ProjectProfile): object {
  return { ...(promoter !== undefined && { promoter }), partners, donorPartners, bilateral };
}

/**
 * The document with the parts as they were before organisations were `moved`. A part that is not what the move made of
 * it was changed by somebody since, and stays; `isWhole` is false then.
 */
export function withNamingsRestored(
  profile: ProjectProfile,
  before: object,
  moved: ReadonlyMap<string, string>,
): { profile: ProjectProfile; isWhole: boolean } {
  const was = parts.parse(before);
  const after = withOrganisationsMoved({ ...profile, ...was }, moved);
  const changed = partNames.filter((name) => !isDeepStrictEqual(was[name], after[name]));
  const untouched = changed.filter((name) => isDeepStrictEqual(profile[name], after[name]));
  const back = Object.fromEntries(untouched.map((name) => [name, was[name]]));
  return { profile: { ...profile, ...back }, isWhole: untouched.length === changed.length };
}
