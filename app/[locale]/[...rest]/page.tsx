import type { Metadata } from 'next';
import { MissingPage } from '#app/[locale]/missing-page.tsx';
import { pageLocale } from '#lib/web/page-locale.ts';
import { missingMetadata } from '#lib/web/page-metadata.ts';

interface Props {
  params: Promise<{ locale: string; rest: string[] }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return missingMetadata(await pageLocale(params));
}

/** Every address below a language that no page has. */
export default async function UnknownPage({ params }: Props) {
  const { rest } = await params;
  return <MissingPage locale={await pageLocale(params)} slug={rest.at(-1) ?? ''} />;
}
