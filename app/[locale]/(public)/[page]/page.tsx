import type { Metadata } from 'next';
import { MissingPage } from '#app/[locale]/missing-page.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { Markdown } from '#components/sections/markdown.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { type PageName, pageNames, writtenPagePath } from '#lib/paths.ts';
import { loadWrittenPage } from '#lib/web/loaders/written-page.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { missingMetadata, pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

interface Props {
  params: Promise<{ locale: string; page: string }>;
}

function pageName(value: string): PageName | null {
  return pageNames.find((name) => name === value) ?? null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const name = pageName((await params).page);
  if (name === null) return missingMetadata(locale);
  const { title } = await loadWrittenPage(locale, name);
  return pageMetadata({ locale, path: writtenPagePath(locale, name), title });
}

export default async function WrittenPage({ params }: Props) {
  const locale = await pageLocale(params);
  const name = pageName((await params).page);
  if (name === null) return <MissingPage locale={locale} slug={(await params).page} />;
  const { title, body } = await loadWrittenPage(locale, name);
  return (
    <PageFrame locale={locale} path={writtenPagePath(locale, name)} crumbs={[]}>
      <PageHeader title={title} kind={messages(locale, 'written')('kind')} />
      <Markdown text={{ [locale]: body }} locale={locale} />
    </PageFrame>
  );
}
