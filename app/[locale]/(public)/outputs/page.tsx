import type { Metadata } from 'next';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { OutputLibrary } from '#components/outputs/output-library.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { outputsPath } from '#lib/paths.ts';
import { loadOutputs } from '#lib/web/loaders/outputs.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = messages(locale, 'outputs');
  return pageMetadata({ locale, path: outputsPath(locale), title: t('title'), description: t('lede') });
}

export default async function OutputsPage({ params }: Props) {
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
