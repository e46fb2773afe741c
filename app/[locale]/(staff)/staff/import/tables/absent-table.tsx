import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { declareMissing } from '#lib/web/page-dependencies.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** Stands where there is no such table, or none for this person: the two look the same. */
export function AbsentTable(screen: Screen) {
  const { locale } = screen;
  declareMissing();
  const t = staffMessages(locale, 'tables');
  return (
    <StaffFrame screen={screen} title={t('absent.title')} crumbs={[]}>
      <EmptyState title={t('absent.text')}>
        <a href={staffPath(locale)}>{t('absent.back')}</a>
      </EmptyState>
    </StaffFrame>
  );
}
