import { LocalText } from '#components/sections/local-text.tsx';
import { Section } from '#components/sections/section.tsx';
import { Link } from '#components/ui/link.tsx';
import type { Locale, LocalizedText } from '#lib/format/localized.ts';
import { pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { targetGroupPath } from '#lib/paths.ts';

export interface TreeGroup {
  slug: string;
  name: LocalizedText;
  description: { en?: string; bg?: string };
  parentSlug: string | null;
  projects: number;
}

/** The whole hierarchy, widest groups as sections; groups without a project say so and are no way in. */
export function GroupTree({ groups, locale }: { groups: readonly TreeGroup[]; locale: Locale }) {
  const roots = groups.filter(({ parentSlug }) => parentSlug === null);
  return roots.map((root) => (
    <Section
      key={root.slug}
      id={root.slug}
      title={<GroupName group={root} locale={locale} />}
      remark={<Count group={root} locale={locale} />}
    >
      <Description group={root} locale={locale} />
      <Below groups={groups} parentSlug={root.slug} locale={locale} />
    </Section>
  ));
}

function Below({
  groups,
  parentSlug,
  locale,
}: {
  groups: readonly TreeGroup[];
  parentSlug: string;
  locale: Locale;
}) {
  const children = groups.filter((group) => group.parentSlug === parentSlug);
  if (children.length === 0) return null;
  return (
    <ul className="mt-3 max-w-measure border-rule border-l pl-4">
      {children.map((group) => (
        <li key={group.slug}>
          <p className="flex items-baseline justify-between gap-4 border-rule border-b py-1.5">
            <span className="min-w-0">
              <GroupName group={group} locale={locale} />
            </span>
            <Count group={group} locale={locale} />
          </p>
          <Below groups={groups} parentSlug={group.slug} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

function GroupName({ group, locale }: { group: TreeGroup; locale: Locale }) {
  const name = <LocalText text={group.name} locale={locale} />;
  if (group.projects === 0) return name;
  return (
    <Link href={targetGroupPath(locale, group.slug)} kind="entry">
      {name}
    </Link>
  );
}

function Count({ group, locale }: { group: TreeGroup; locale: Locale }) {
  return (
    <span className="shrink-0 text-ink-soft text-small">
      {group.projects === 0
        ? messages(locale, 'targetGroups')('none')
        : messages(locale, 'projectList')('projects', { count: group.projects })}
    </span>
  );
}

function Description({ group, locale }: { group: TreeGroup; locale: Locale }) {
  const { text } = pick(group.description, locale);
  return text === '' ? null : <p className="max-w-measure">{text}</p>;
}
