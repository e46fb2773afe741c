import { PageFrame } from '#components/layout/page-frame.tsx';
import { OutputLibrary } from '#components/outputs/output-library.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { outputsPath } from '#lib/paths.ts';
import { loadOutputs } from '#lib/web/loaders/outputs.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { listMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export const generateMetadata = listMetadata('outputs', outputsPath);

export default async function OutputsPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const t = messages(locale, 'outputs');
  const { outputs } = await loadOutputs();
  return (
    <PageFrame locale={locale} path={outputsPath(locale)} crumbs={[]}>
      <PageHeader title={t('title')} lede={t('lede')} meta={t('count', { count: outputs.length })} />
      <OutputLibrary outputs={outputs} locale={locale} />
    </PageFrame>
  );
}
