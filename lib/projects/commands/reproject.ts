/**
 * Writes published projects anew after a register changed: their rows, the names under which they are found, and after
 * a merge of organisations the document itself. Changes nothing that the registers do not say; drafts are left alone,
 * since they are read with the registers of the day.
 */
import { organisationMoves } from '#lib/organisations/queries.ts';
import { publishProfile } from '#lib/projects/commands/publish-profile.ts';
import { loadPublishingRegisters } from '#lib/projects/queries/publishing-registers.ts';
import { toProfile } from '#lib/projects/record.ts';
import { organisationsOf, withOrganisationsMoved } from '#lib/projects/rules/organisations.ts';
import type { ChangedEntries, Reproject } from '#lib/versioning/reprojection.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Documents are written in groups of this many, so that a register of the whole country does not fill the memory. */
const groupSize = 200;

/** Writes every published project anew that names one of `changed`, or one below it. */
export const reprojectProjects: Reproject = async (tx, changed) => {
  const ids = await projectsNaming(tx, changed);
  const tags = new Set<string>();
  for (let start = 0; start < ids.length; start += groupSize) {
    const rows = await tx.project.findMany({
      where: { id: { in: ids.slice(start, start + groupSize) } },
      select: { document: true },
      orderBy: { id: 'asc' },
    });
    const stored = rows.map(toProfile);
    const moved = await organisationMoves(tx, stored.flatMap(organisationsOf));
    const profiles =
      moved.size === 0 ? stored : stored.map((profile) => withOrganisationsMoved(profile, moved));
    const registers = await loadPublishingRegisters(tx, profiles);
    for (const profile of profiles)
      for (const tag of await publishProfile(tx, profile, registers, { evenIfUnchanged: true }))
        tags.add(tag);
  }
  return [...tags];
};

async function projectsNaming(
  tx: Prisma.TransactionClient,
  { organisations = [], programmes = [], targetGroups = [], places = [] }: ChangedEntries,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT project_id AS id FROM portfolio.project_participant WHERE organisation_slug = ANY(${[...organisations]})
    UNION SELECT id FROM portfolio.project
      WHERE EXISTS (SELECT FROM jsonb_array_elements(document -> 'bilateral') part
        WHERE part ->> 'organisation' = ANY(${[...organisations]}))
    UNION SELECT id FROM portfolio.project WHERE programme_slug = ANY(${[...programmes]})
    UNION SELECT project_id FROM portfolio.project_target_group
      JOIN portfolio.target_group_ancestor above USING (target_group_slug)
      WHERE above.ancestor_slug = ANY(${[...targetGroups]})
    UNION SELECT named.project_id FROM portfolio.project_place named
      JOIN portfolio.place_ancestor above ON above.place_id = named.place_id
      WHERE above.ancestor_id = ANY(${[...places]})
    ORDER BY id`;
  return rows.map(({ id }) => id);
}
