import { type FrameScreen, StaffFrame } from '#components/editorial/staff-frame.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

/** Stands where a register has no such entry, or none for this person: the two look the same. */
export function AbsentEntry(screen: FrameScreen) {
  const { locale } = screen;
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
