import { PageFrame } from '#components/layout/page-frame.tsx';
import { GroupTree } from '#components/target-groups/group-tree.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { targetGroupsPath } from '#lib/paths.ts';
import { loadTargetGroups } from '#lib/web/loaders/target-groups.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { listMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export const generateMetadata = listMetadata('targetGroups', targetGroupsPath);

export default async function TargetGroupsPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const t = messages(locale, 'targetGroups');
  const { groups } = await loadTargetGroups();
  return (
    <PageFrame locale={locale} path={targetGroupsPath(locale)} crumbs={[]}>
      <PageHeader title={t('title')} lede={t('lede')} />
      <GroupTree groups={groups} locale={locale} />
    </PageFrame>
  );
}
