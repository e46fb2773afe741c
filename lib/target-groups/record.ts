/** Between a target group and its row. The only file of this noun that knows column names; it never decides anything. */
import { createHash } from 'node:crypto';
import type { TargetGroup } from '#lib/target-groups/schema.ts';

/** The columns of a target group, as `jsonb_to_recordset` reads them. */
export type TargetGroupRow = {
  slug: string;
  name_en: string;
  name_bg: string;
  description_en: string | null;
  description_bg: string | null;
  parent_slug: string | null;
  position: number;
  aliases: string[];
};

/** The columns of a target group of the files of content at its place among the others. */
export function targetGroupRow(group: TargetGroup, position: number): TargetGroupRow {
  return {
    slug: group.slug,
    name_en: group.name.en,
    name_bg: group.name.bg,
    description_en: group.description.en,
    description_bg: group.description.bg,
    parent_slug: group.parent ?? null,
    position,
    aliases: group.aliases,
  };
}

/** Sixteen characters that tell whether what somebody saw is still what stands. */
export function fingerprintOf(values: unknown): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16);
}
