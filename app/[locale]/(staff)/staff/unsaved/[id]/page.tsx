import type { Metadata } from 'next';
import { OwnText } from '#components/editorial/editor/own-text.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { daysAside, loadOwnText } from '#lib/web/loaders/staff/own-text.ts';
import { declareMissing } from '#lib/web/page-dependencies.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openScreen, type ScreenProps, textOf } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'id'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'conflict')('own.title'));
}

/** For everybody who is signed in: it finds what this person typed and nobody else's, whatever their roles are now. */
export default async function OwnTextPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['unsaved', id], searchParams);
  const { locale, page, actor } = screen;
  const t = staffMessages(locale, 'conflict');
  const text = await loadOwnText(actor, id, locale, (await textOf(searchParams, 'form')) || null);
  if (text === null) {
    declareMissing();
    return (
      <StaffFrame screen={screen} title={t('own.title')} crumbs={[]}>
        <EmptyState title={t('recover.gone')}>
          <LinkButton href={staffPath(locale)}>{t('own.toWork')}</LinkButton>
        </EmptyState>
      </StaffFrame>
    );
  }
  const recover = staffPath(locale, 'projects', text.projectId, 'recover');
  return (
    <StaffFrame
      screen={screen}
      kind={t('own.title')}
      title={text.title}
      titleLang={text.titleLang}
      lede={t('own.lede', { when: text.when })}
      crumbs={[]}
    >
      <OwnText
        locale={locale}
        page={page}
        personId={actor.personId}
        text={text}
        recoverHref={`${recover}?${new URLSearchParams({ form: text.formId })}`}
        days={daysAside}
      />
    </StaffFrame>
  );
}
