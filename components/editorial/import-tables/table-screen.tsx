import type { ReactNode } from 'react';
import { type ImportStep, ImportSteps } from '#components/editorial/import-tables/import-steps.tsx';
import { type FrameScreen, StaffFrame } from '#components/editorial/staff-frame.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

/** The frame around one table that is brought in: the way to it and the step it is at. */
export function TableScreen({
  screen,
  id,
  name,
  lede,
  step,
  steps,
  children,
}: {
  screen: FrameScreen;
  id: string;
  name: string;
  lede?: ReactNode;
  step: ImportStep;
  /** Steps that have something to show. */
  steps: readonly ImportStep[];
  children: ReactNode;
}) {
  const { locale } = screen;
  const t = staffMessages(locale, 'tables');
  return (
    <StaffFrame
      screen={screen}
      kind={t('kind')}
      title={name}
      lede={lede}
      crumbs={[
        { label: staffMessages(locale, 'import')('title'), href: staffPath(locale, 'import') },
        { label: t('title'), href: staffPath(locale, 'import', 'tables') },
      ]}
    >
      <ImportSteps id={id} step={step} open={steps} locale={locale} />
      {children}
    </StaffFrame>
  );
}
