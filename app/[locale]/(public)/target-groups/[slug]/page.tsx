import type { Metadata } from 'next';
import { MissingPage } from '#app/[locale]/missing-page.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { SumLine } from '#components/sections/sum-line.tsx';
import { GroupBody } from '#components/target-groups/group-body.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { pick } from '#lib/format/localized.ts';
import { otherLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { targetGroupPath, targetGroupsPath } from '#lib/paths.ts';
import { loadTargetGroup } from '#lib/web/loaders/target-groups.ts';
import { pageLocale, type SlugProps } from '#lib/web/page-locale.ts';
import { missingMetadata, pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: SlugProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const page = await loadTargetGroup((await params).slug);
  if (page === null) return missingMetadata(locale);
  const description = pick(page.group.description, locale).text;
  return pageMetadata({
    locale,
    path: targetGroupPath(locale, page.group.slug),
    title: pick(page.group.name, locale).text,
    ...(description !== '' && { description }),
  });
}

export default async function TargetGroupPage({ params }: SlugProps) {
  const locale = await pageLocale(params);
  const page = await loadTargetGroup((await params).slug);
  if (page === null) return <MissingPage locale={locale} slug={(await params).slug} />;
  const t = messages(locale, 'targetGroups');
  const { group, parent } = page;
  const other = otherLocale(locale);
  const sum = {
    projects: group.projects,
    cents: group.cents,
    withoutAmount: group.withoutAmount,
    withAmount: group.projects - group.withoutAmount,
  };
  return (
    <PageFrame
      locale={locale}
      path={targetGroupPath(locale, group.slug)}
      crumbs={[
        { label: t('title'), href: targetGroupsPath(locale) },
        ...(parent === null
          ? []
          : [{ label: pick(parent.name, locale).text, href: targetGroupPath(locale, parent.slug) }]),
      ]}
    >
      <PageHeader
        title={pick(group.name, locale).text}
        otherTitle={{ text: pick(group.name, other).text, lang: other }}
        kind={t('kind')}
        lede={pick(group.description, locale).text}
        meta={
          <>
            <SumLine sum={sum} locale={locale} />
            {group.projects > 0 && (
              <p className="text-ink-soft text-small">{t('declared', { count: group.declared })}</p>
            )}
          </>
        }
      />
      <GroupBody {...page} locale={locale} />
    </PageFrame>
  );
}
