import type { Metadata } from 'next';
import { Overview } from '#components/home/overview.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { homePath } from '#lib/paths.ts';
import { loadHome } from '#lib/web/loaders/home.ts';
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
  return pageMetadata({ locale, path: homePath(locale) });
}

export default async function HomePage({ params }: Props) {
  const locale = await pageLocale(params);
  const home = await loadHome();
  return (
    <PageFrame locale={locale} path={homePath(locale)}>
      <PageHeader title={messages(locale, 'site')('portfolio')} lede={messages(locale, 'home')('lede')} />
      <Overview {...home} locale={locale} />
    </PageFrame>
  );
}
