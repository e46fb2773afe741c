/**
 * What published documents say of an organisation that is merged away, kept for the day the merge is undone. A document in
 * which somebody changed that since is left as it stands.
 */
import { publishProfile } from '#lib/projects/commands/publish-profile.ts';
import { loadPublishingRegisters } from '#lib/projects/queries/publishing-registers.ts';
import { toProfile } from '#lib/projects/record.ts';
import { namingsOf, withNamingsRestored } from '#lib/projects/rules/organisations.ts';
import type { Namings } from '#lib/versioning/reprojection.ts';

export const organisationNamings: Namings = {
  keep: async (tx, organisation) => {
    const rows = await tx.$queryRaw<{ document: unknown }[]>`
      SELECT document FROM portfolio.project
      WHERE EXISTS (SELECT FROM portfolio.project_participant part
          WHERE part.project_id = project.id AND part.organisation_slug = ${organisation})
        OR EXISTS (SELECT FROM jsonb_array_elements(document -> 'bilateral') part
          WHERE part ->> 'organisation' = ${organisation})
      ORDER BY id`;
    const profiles = rows.map(toProfile);
    return Object.fromEntries(profiles.map((profile) => [profile.id, namingsOf(profile)]));
  },

  restore: async (tx, kept, { from, into }) => {
    const tags = new Set<string>();
    let left = 0;
    for (const [id, namings] of Object.entries(kept)) {
      const row = await tx.project.findUnique({ where: { id }, select: { document: true } });
      if (row === null) continue;
      const { profile, isWhole } = withNamingsRestored(toProfile(row), namings, new Map([[from, into]]));
      if (!isWhole) left += 1;
      const registers = await loadPublishingRegisters(tx, [profile]);
      for (const tag of await publishProfile(tx, profile, registers)) tags.add(tag);
    }
    return { tags: [...tags], left };
  },
};
