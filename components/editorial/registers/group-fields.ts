import type { RegisterField } from '#components/editorial/registers/register-form.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { liesWithin } from '#lib/target-groups/rules.ts';
import type { TargetGroupEntry } from '#lib/target-groups/schema.ts';

/** A group with how deep it lies. */
export type PlacedGroup = TargetGroupEntry & { depth: number };

/** The groups, each after the one it lies in, with their depth. */
export function placedGroups(groups: readonly TargetGroupEntry[]): PlacedGroup[] {
  const children = Map.groupBy(groups, ({ parentSlug }) => parentSlug);
  const below = (parent: string | null, depth: number): PlacedGroup[] =>
    (children.get(parent) ?? []).flatMap((group) => [{ ...group, depth }, ...below(group.slug, depth + 1)]);
  return below(null, 0);
}

/** The fields of a target group in the order of its form; it is not offered itself or what lies in it. */
export function groupFieldsFor(
  locale: Locale,
  groups: readonly TargetGroupEntry[],
  slug: string | null,
): RegisterField[] {
  const t = staffMessages(locale, 'registers');
  const offered = placedGroups(groups).filter(
    (group) => slug === null || !liesWithin(groups, group.slug, slug),
  );
  return [
    { name: 'nameEn', label: t('group.nameEn'), lang: 'en' },
    { name: 'nameBg', label: t('group.nameBg'), lang: 'bg' },
    {
      name: 'parent',
      label: t('group.parent'),
      kind: 'choice',
      options: [
        { value: '', label: t('group.none') },
        ...offered.map((group) => ({
          value: group.slug,
          label: `${'– '.repeat(group.depth)}${locale === 'en' ? group.nameEn : group.nameBg}`,
        })),
      ],
    },
    { name: 'descriptionEn', label: t('group.descriptionEn'), kind: 'text', lang: 'en' },
    { name: 'descriptionBg', label: t('group.descriptionBg'), kind: 'text', lang: 'bg' },
    { name: 'aliases', label: t('group.aliases'), hint: t('aliasesHint'), kind: 'text' },
  ];
}
