/**
 * For whom something is done: a tree of target groups with names in both languages. It holds what programmes and
 * published pages call these groups; it never holds a project.
 */
import { z } from 'zod';
import { slug } from '#lib/projects/schema.ts';

const text = z.strictObject({ en: z.string().trim().min(1), bg: z.string().trim().min(1) });

/** One group. `parent` is the slug of the wider group it belongs to; a filter by that one finds this one too. */
export const targetGroup = z.strictObject({
  slug,
  parent: slug.optional(),
  name: text,
  description: text,
  /** Labels under which published pages and forms declare the group, as printed. */
  aliases: z.array(z.string().trim().min(1)).default([]),
});
export type TargetGroup = z.infer<typeof targetGroup>;

/** All groups in the order in which they are shown; a parent stands before its children, no alias means two groups. */
export const targetGroupsFile = z.array(targetGroup).superRefine((groups, context) => {
  const seen = new Set<string>();
  const labels = new Map<string, string>();
  for (const [index, group] of groups.entries()) {
    const complain = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [index, field], message });
    if (seen.has(group.slug)) complain('slug', `stands twice: ${group.slug}`);
    if (group.parent !== undefined && !seen.has(group.parent)) {
      complain('parent', `must be the slug of a group above this one, found ${group.parent}`);
    }
    seen.add(group.slug);
    for (const label of [group.name.en, group.name.bg, ...group.aliases]) {
      const other = labels.get(label.toLowerCase());
      if (other !== undefined && other !== group.slug)
        complain('aliases', `"${label}" already means ${other}`);
      labels.set(label.toLowerCase(), group.slug);
    }
  }
});

const shortText = z.string().trim().min(1, { error: 'name-needed' }).max(200, { error: 'too-long' });
const about = z.string().trim().min(1, { error: 'description-needed' }).max(2000, { error: 'too-long' });

/** What staff say of a group. `slug` null: a new one. `parent` empty: it lies in no other. */
export const targetGroupInput = z.strictObject({
  slug: slug.nullable(),
  was: z.string().max(64),
  nameEn: shortText,
  nameBg: shortText,
  descriptionEn: about,
  descriptionBg: about,
  parent: z.union([z.literal(''), slug], { error: 'unknown-parent' }),
  aliases: z
    .array(z.string().trim().min(1).max(200, { error: 'too-long' }))
    .max(100, { error: 'too-many-names' }),
});
export type TargetGroupInput = z.infer<typeof targetGroupInput>;

/** A group as staff see it; `fingerprint` tells whether it changed since. */
export interface TargetGroupEntry {
  slug: string;
  nameEn: string;
  nameBg: string;
  descriptionEn: string | null;
  descriptionBg: string | null;
  parentSlug: string | null;
  aliases: string[];
  position: number;
  /** Published projects for it, and for it or a group below it. */
  own: number;
  projects: number;
  fingerprint: string;
}
