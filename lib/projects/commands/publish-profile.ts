/**
 * Writes a document into the read model. Runs inside the caller's transaction, all rows or none, and returns the cache
 * tags it touched; recording the change is the caller's last step.
 */

import { type SearchRegisters, writeSearchRows } from '#lib/projects/queries/search-rows.ts';
import { documentHash, toProfile, toRows } from '#lib/projects/record.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** What a page of this project, and the pages that list it, depend on. */
export interface Ancestry {
  /** The place and every place above it. */
  placesAbove(id: string): string[];
  /** The group and every group above it. */
  groupsAbove(slug: string): string[];
}

/** Publishes `profile`; touches nothing when the same document is already there. */
export async function publishProfile(
  tx: Prisma.TransactionClient,
  profile: ProjectProfile,
  registers: SearchRegisters & Ancestry,
  options: { evenIfUnchanged?: boolean } = {},
): Promise<string[]> {
  const earlier = await tx.project.findUnique({
    where: { id: profile.id },
    select: { document: true, documentHash: true },
  });
  const isSame = earlier?.documentHash === documentHash(profile);
  if (isSame && options.evenIfUnchanged !== true) return [];
  await tx.project.deleteMany({ where: { id: profile.id } });
  const rows = toRows(profile);
  await tx.project.create({ data: rows.project });
  await tx.projectPlace.createMany({ data: rows.places });
  await tx.projectTargetGroup.createMany({ data: rows.targetGroups });
  await tx.projectParticipant.createMany({ data: rows.participants });
  await tx.projectDonorCountry.createMany({ data: rows.donorCountries });
  await tx.output.createMany({ data: rows.outputs });
  await tx.publishedFile.createMany({ data: rows.files });
  await writeSearchRows(tx, profile, registers);
  const tags = new Set(tagsOf(profile, registers));
  if (earlier !== null) for (const tag of tagsOf(toProfile(earlier), registers)) tags.add(tag);
  return [...tags];
}

/** Cache tags of every page that shows something of `profile`. */
export function tagsOf(profile: ProjectProfile, registers: Ancestry): string[] {
  const participants = [
    ...(profile.promoter === undefined ? [] : [profile.promoter]),
    ...profile.partners,
    ...profile.donorPartners,
  ];
  return [
    'projects',
    `project:${profile.id}`,
    ...profile.places.flatMap(({ place }) => registers.placesAbove(place)).map((id) => `place:${id}`),
    ...profile.targetGroups.flatMap(({ id }) => registers.groupsAbove(id)).map((id) => `target-group:${id}`),
    ...participants.map(({ organisation }) => `organisation:${organisation}`),
    ...(profile.programme === undefined ? [] : [`programme:${profile.programme}`]),
  ];
}
