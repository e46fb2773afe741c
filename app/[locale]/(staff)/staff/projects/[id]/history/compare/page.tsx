import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { ProjectScreen } from '#components/editorial/project-screen.tsx';
import { DifferenceSections, entryCount } from '#components/editorial/review/difference-sections.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { FactList } from '#components/ui/fact-list.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadComparison } from '#lib/web/loaders/staff/history.ts';
import { numberOf, openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('history');

export default async function ComparisonPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['projects', id, 'history', 'compare'], searchParams);
  const { locale } = screen;
  const [from, to] = [await numberOf(searchParams, 'from'), await numberOf(searchParams, 'to')];
  const t = staffMessages(locale, 'history');
  const absent = <AbsentScreen {...screen} words={{ title: t('absentTitle'), text: t('absent') }} />;
  if (from === null || to === null) return absent;
  const loaded = await loadComparison(screen.actor, { projectId: id, from, to, locale });
  if (!loaded.ok) return absent;
  const page = loaded.value;
  const history = staffPath(locale, 'projects', id, 'history');
  const who = ({ by, at }: typeof page.from) => `${by}, ${formatInstant(at, locale)}`;
  return (
    <ProjectScreen
      {...screen}
      project={page.project}
      tab="history"
      name={t('compareTitle', { from, to })}
      lede={t('compareLede', { from, to })}
    >
      <div className="mb-6 max-w-measure">
        <FactList
          variant="ruled"
          facts={[
            { term: t('revision', { number: from }), details: who(page.from) },
            { term: t('revision', { number: to }), details: who(page.to) },
          ]}
        />
      </div>
      <p className="mb-6 flex flex-wrap gap-x-8 gap-y-2">
        <a href={history}>{t('back')}</a>
        <a href={`${history}/compare?from=${to}&to=${from}`}>{t('swap')}</a>
      </p>
      {page.sections.length === 0 ? (
        <p>{t('compareSame')}</p>
      ) : (
        <Section
          id="differences"
          title={staffMessages(locale, 'review')('differences', { count: entryCount(page.sections) })}
          wide
        >
          <DifferenceSections sections={page.sections} locale={locale} />
        </Section>
      )}
      {page.mayRestore && (
        <Section id="restore" title={t('restoreTitle', { number: to })}>
          <ActionForm
            frame={screen}
            name="restore"
            action={`/staff/api/projects/${id}/restore-revision`}
            fields={{ revision: page.to.id }}
            isOnce
          >
            <p>{t('restoreText', { number: to })}</p>
            {page.voidsApproval && <Notice tone="warning">{t('restoreVoids')}</Notice>}
            <div className="flex flex-wrap items-baseline gap-x-6 gap-y-3">
              <Button>{t('confirmRestore')}</Button>
              <a href={history}>{t('keepAsIs')}</a>
            </div>
          </ActionForm>
        </Section>
      )}
    </ProjectScreen>
  );
}
