/**
 * Which groups lie within which, and which group a printed label declares. It never guesses: a label it does not know
 * stays unknown, for a person to decide.
 */
import type { TargetGroup } from '#lib/target-groups/schema.ts';

/** The slugs of these groups and of every group below them; unknown slugs are left out. */
export function withinGroups(groups: readonly TargetGroup[], slugs: Iterable<string>): Set<string> {
  const wanted = new Set(slugs);
  const found = new Set<string>();
  for (const group of groups) {
    if (wanted.has(group.slug) || (group.parent !== undefined && found.has(group.parent)))
      found.add(group.slug);
  }
  return found;
}

/** The groups that a group belongs to, widest first, without itself. */
export function groupsAbove(groups: readonly TargetGroup[], slug: string): TargetGroup[] {
  const bySlug = new Map(groups.map((group) => [group.slug, group]));
  const above: TargetGroup[] = [];
  let parent = bySlug.get(slug)?.parent;
  while (parent !== undefined) {
    const group = bySlug.get(parent);
    if (group === undefined || above.includes(group)) break;
    above.unshift(group);
    parent = group.parent;
  }
  return above;
}

/** Case, space and a trailing comma or full stop do not tell labels apart. */
const labelKey = (label: string) =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[,.;]$/, '');

/** The group that a published label declares, by name in either language or by alias; null when none does. */
export function groupOfLabel(groups: readonly TargetGroup[], label: string): TargetGroup | null {
  const key = labelKey(label);
  return (
    groups.find((group) =>
      [group.name.en, group.name.bg, ...group.aliases].some((known) => labelKey(known) === key),
    ) ?? null
  );
}

/** The groups of a list that have no group of the list below them: the others are only their sums. */
export function narrowestGroups<G extends { slug: string; parentSlug: string | null }>(
  groups: readonly G[],
): G[] {
  const parents = new Set(groups.map(({ parentSlug }) => parentSlug));
  return groups.filter(({ slug }) => !parents.has(slug));
}

/** True when group `slug` is `outer` or lies in it, however many steps below. */
export function liesWithin(
  groups: readonly { slug: string; parentSlug: string | null }[],
  slug: string,
  outer: string,
): boolean {
  const parents = new Map(groups.map((group) => [group.slug, group.parentSlug]));
  const seen = new Set<string>();
  for (
    let at: string | null | undefined = slug;
    at !== null && at !== undefined && !seen.has(at);
    at = parents.get(at)
  ) {
    if (at === outer) return true;
    seen.add(at);
  }
  return false;
}
