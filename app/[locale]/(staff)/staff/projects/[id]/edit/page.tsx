import type { Metadata } from 'next';
import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { EditorPage } from '#components/editorial/editor/editor-page.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { loadEditor } from '#lib/web/loaders/staff/editor.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openScreen, type ScreenProps } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'id'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'projects')('tabs.edit'));
}

export default async function EditPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const { form, saved } = await searchParams;
  const screen = await openScreen(params, ['projects', id, 'edit'], searchParams);
  const { actor, locale, page, returned } = screen;
  const formId = typeof form === 'string' ? form : null;
  const loaded = await loadEditor(actor, id, locale, { formId, returned });
  if (!loaded.ok) return <AbsentScreen {...screen} />;
  return (
    <EditorPage
      locale={locale}
      page={page}
      actor={actor}
      screen={loaded.value}
      returned={returned}
      isJustSaved={saved !== undefined}
    />
  );
}
