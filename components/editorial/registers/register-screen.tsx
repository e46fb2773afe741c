import type { ReactNode } from 'react';
import { type FrameScreen, StaffFrame } from '#components/editorial/staff-frame.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

/** The registers in the order they are listed, each with the last part of its address. */
export const registerSegments = {
  organisations: 'organisations',
  programmes: 'programmes',
  places: 'places',
  targetGroups: 'target-groups',
} as const;

/** The frame around one entry, or the list, of a register, with the way there. */
export function RegisterScreen({
  screen,
  register,
  title,
  lede,
  action,
  isList = false,
  children,
}: {
  screen: FrameScreen;
  register: keyof typeof registerSegments;
  title: ReactNode;
  lede?: ReactNode;
  action?: ReactNode;
  isList?: boolean;
  children: ReactNode;
}) {
  const { locale } = screen;
  const t = staffMessages(locale, 'registers');
  const top = { label: t('title'), href: staffPath(locale, 'registers') };
  const list = { label: t(register), href: staffPath(locale, 'registers', registerSegments[register]) };
  return (
    <StaffFrame
      screen={screen}
      title={title}
      lede={lede}
      action={action}
      crumbs={isList ? [top] : [top, list]}
    >
      {children}
    </StaffFrame>
  );
}
