import type { Metadata } from 'next';
import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { ConflictPage as ConflictView } from '#components/editorial/editor/conflict-page.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { loadConflict } from '#lib/web/loaders/staff/unsaved-text.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openScreen, type ScreenProps } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'id'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'conflict')('title'));
}

export default async function ConflictPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const { form } = await searchParams;
  const screen = await openScreen(params, ['projects', id, 'conflict'], searchParams);
  const { actor, locale, page, returned } = screen;
  const loaded = await loadConflict(actor, id, locale, typeof form === 'string' ? form : null);
  if (!loaded.ok) return <AbsentScreen {...screen} />;
  return (
    <ConflictView
      locale={locale}
      page={page}
      actor={actor}
      screen={loaded.value}
      returned={returned}
      operationId={screen.newId()}
    />
  );
}
