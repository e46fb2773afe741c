import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { declareMissing } from '#lib/web/page-dependencies.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** Stands where a register has no such page, or none for this person: the two look the same, and answer 404. */
export function AbsentEntry(screen: Screen) {
  const { locale } = screen;
  declareMissing();
  const t = staffMessages(locale, 'registers');
  return (
    <StaffFrame
      screen={screen}
      title={t('absentTitle')}
      crumbs={[{ label: t('title'), href: staffPath(locale, 'registers') }]}
    >
      <EmptyState title={t('absent')}>
        <a href={staffPath(locale, 'registers')}>{t('title')}</a>
      </EmptyState>
    </StaffFrame>
  );
}
