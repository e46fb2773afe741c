import type { Metadata } from 'next';
import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { RecoverPage as RecoverView } from '#components/editorial/editor/recover-page.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { loadRecover } from '#lib/web/loaders/staff/unsaved-text.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openScreen, type ScreenProps } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'id'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'conflict')('recover.title'));
}

export default async function RecoverPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const { form } = await searchParams;
  const screen = await openScreen(params, ['projects', id, 'recover'], searchParams);
  const { actor, locale, page, returned } = screen;
  const loaded = await loadRecover(actor, id, locale, typeof form === 'string' ? form : null);
  if (!loaded.ok) return <AbsentScreen {...screen} />;
  return <RecoverView locale={locale} page={page} actor={actor} screen={loaded.value} returned={returned} />;
}
