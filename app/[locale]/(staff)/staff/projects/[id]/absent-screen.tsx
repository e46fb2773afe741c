import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { declareMissing } from '#lib/web/page-dependencies.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** What is absent, where it is something else than the project itself. */
interface AbsentWords {
  title: string;
  text: string;
}

/** Stands where there is no such project, or none for this person: the two look the same. */
export function AbsentScreen({ words, ...screen }: Screen & { words?: AbsentWords }) {
  const { locale } = screen;
  declareMissing();
  const t = staffMessages(locale, 'projects');
  return (
    <StaffFrame
      screen={screen}
      title={words?.title ?? t('absentTitle')}
      crumbs={[{ label: t('title'), href: staffPath(locale, 'projects') }]}
    >
      <EmptyState title={words?.text ?? t('issue.not-found')}>
        <a href={staffPath(locale, 'projects')}>{t('backToList')}</a>
      </EmptyState>
    </StaffFrame>
  );
}
