import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { ProjectScreen } from '#components/editorial/project-screen.tsx';
import { AskForm } from '#components/editorial/promoter/ask-form.tsx';
import { QuestionList } from '#components/editorial/promoter/question-list.tsx';
import { SavedNotice } from '#components/editorial/registers/saved-notice.tsx';
import { Section } from '#components/sections/section.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { loadQuestions } from '#lib/web/loaders/staff/promoter.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('promoter');

export default async function QuestionsPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['projects', id, 'questions']);
  const { locale, actor, returned } = screen;
  const loaded = await loadQuestions(actor, id, locale);
  if (!loaded.ok) return <AbsentScreen {...screen} />;
  const { project, questions, askable, mayAsk } = loaded.value;
  const t = staffMessages(locale, 'promoter');
  const said = (await textOf(searchParams, 'sent'))
    ? t('sent')
    : (await textOf(searchParams, 'taken'))
      ? t('taken')
      : null;
  const chosen = returned?.lists['paths'] ?? [returned?.values['paths'] ?? ''];
  return (
    <ProjectScreen {...screen} project={project} tab="questions" name={t('title')} lede={t('lede')}>
      <SavedNotice>{returned === null ? said : null}</SavedNotice>
      <Section id="questions" title={t('list')}>
        {questions.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <QuestionList frame={screen} questions={questions} mayDecide={mayAsk} />
        )}
      </Section>
      {mayAsk && (
        <Section id="ask" title={t('ask.title')}>
          <AskForm frame={screen} projectId={id} askable={askable} chosen={chosen} />
        </Section>
      )}
    </ProjectScreen>
  );
}
