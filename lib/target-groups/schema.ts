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
