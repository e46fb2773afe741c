import { workOf } from '#components/editorial/projects/entry-list.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { type WorkItem, WorkSection } from '#components/editorial/work/work-section.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadOpenAnswers } from '#lib/web/loaders/staff/promoter.ts';
import { loadWork, type WorkScreen } from '#lib/web/loaders/staff/work.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('myWork');

export default async function MyWorkPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, [], searchParams);
  const { locale } = screen;
  const work = await loadWork(screen.actor, locale);
  const answers = await loadOpenAnswers(screen.actor, locale);
  const t = staffMessages(locale, 'myWork');
  const projects = staffMessages(locale, 'projects');
  const item = (row: WorkScreen['drafts'][number], tab: 'edit' | 'review' | 'publish'): WorkItem => ({
    id: row.projectId,
    href: staffPath(locale, 'projects', row.projectId, tab),
    title: row.title,
    lang: langUnlessSame(row.titleLang, locale),
    action: t(tab === 'edit' ? 'openDraft' : tab === 'review' ? 'openReview' : 'openPublish'),
    meta: `${workOf(row, locale)} · ${t('by', { name: row.changedBy, when: formatInstant(row.changedAt, locale) })}`,
  });
  const section = (
    id: 'returned' | 'awaiting' | 'answers' | 'unsaved' | 'drafts' | 'attention',
    items: WorkItem[],
  ) => (
    <WorkSection
      id={id}
      title={t(`section.${id}`)}
      remark={t(`section.${id}Note`)}
      items={items}
      nothing={t('nothing')}
    />
  );
  const awaiting = [
    ...work.toApprove.map((row) => item(row, 'review')),
    ...work.toPublish.map((row) => item(row, 'publish')),
  ];
  return (
    <StaffFrame
      screen={screen}
      title={t('title')}
      lede={t('lede', { count: work.returned.length + awaiting.length + work.unsaved.length })}
      action={
        work.mayCreate && (
          <LinkButton href={staffPath(locale, 'projects', 'new')}>{t('newProject')}</LinkButton>
        )
      }
    >
      {section(
        'returned',
        work.returned.map((row) => item(row, 'review')),
      )}
      {section('awaiting', awaiting)}
      {answers.length > 0 &&
        section(
          'answers',
          answers.map(({ questionId, projectId, title, answeredAt }) => ({
            id: questionId,
            href: staffPath(locale, 'projects', projectId, 'questions'),
            title,
            action: t('openAnswer'),
            meta: formatInstant(answeredAt, locale),
          })),
        )}
      {section(
        'unsaved',
        work.unsaved.map((copy) => ({
          id: copy.formId,
          href: copy.mayRead
            ? staffPath(locale, 'projects', copy.projectId, 'recover')
            : `${staffPath(locale, 'unsaved', copy.editionId)}?${new URLSearchParams({ form: copy.formId })}`,
          title: copy.title,
          lang: langUnlessSame(copy.titleLang, locale),
          action: t(copy.mayRead ? 'openUnsaved' : 'openOwn'),
          meta: t('kept', { when: formatInstant(copy.keptAt, locale) }),
        })),
      )}
      {section(
        'drafts',
        work.drafts.map((row) => item(row, row.work === 'draft' ? 'edit' : 'review')),
      )}
      {section(
        'attention',
        work.attention.map((row) => ({
          ...item(row, 'edit'),
          action: t('openEntry'),
          meta: row.attention.map((code) => projects(`attentionCode.${code}`)).join(' · '),
        })),
      )}
    </StaffFrame>
  );
}
