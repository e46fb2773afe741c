import type { ReactNode } from 'react';
import { type FramePerson, StaffFrame } from '#components/editorial/staff-frame.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

/** The frame around one entry, or the list, of a register, with the way there. */
export function RegisterScreen({
  screen: { locale, page, actor },
  register,
  segment,
  title,
  lede,
  action,
  isList = false,
  children,
}: {
  screen: { locale: Locale; page: string; actor: FramePerson };
  register: 'organisations' | 'programmes' | 'places' | 'targetGroups';
  segment: string;
  title: ReactNode;
  lede?: ReactNode;
  action?: ReactNode;
  isList?: boolean;
  children: ReactNode;
}) {
  const t = staffMessages(locale, 'registers');
  const top = { label: t('title'), href: staffPath(locale, 'registers') };
  const list = { label: t(register), href: staffPath(locale, 'registers', segment) };
  return (
    <StaffFrame
      locale={locale}
      path={page}
      actor={actor}
      title={title}
      lede={lede}
      action={action}
      crumbs={isList ? [top] : [top, list]}
    >
      {children}
    </StaffFrame>
  );
}
