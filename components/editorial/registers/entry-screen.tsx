import type { ReactNode } from 'react';
import type { FormFrame } from '#components/editorial/action-form.tsx';
import { RegisterForm, type RegisterFormProps } from '#components/editorial/registers/register-form.tsx';
import { RegisterScreen, registerSegments } from '#components/editorial/registers/register-screen.tsx';
import { SavedNotice } from '#components/editorial/registers/saved-notice.tsx';
import type { FramePerson } from '#components/editorial/staff-frame.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** One entry of a register with the form that changes it, or the form of a new one. */
export function EntryScreen({
  screen,
  register,
  newTitle,
  entry,
  isSaved,
  mayChange,
  children,
  ...form
}: Pick<RegisterFormProps, 'values' | 'fields'> & {
  screen: FormFrame & { actor: FramePerson };
  register: keyof typeof registerSegments;
  newTitle: string;
  /** Null for a new one. */
  entry: { slug: string; nameEn: string; nameBg: string } | null;
  isSaved: boolean;
  mayChange: boolean;
  children: ReactNode;
}) {
  const { locale } = screen;
  const t = staffMessages(locale, 'registers');
  const name = entry && (locale === 'en' ? entry.nameEn : entry.nameBg);
  return (
    <RegisterScreen screen={screen} register={register} title={name ?? newTitle}>
      <SavedNotice>{isSaved ? t('saved') : null}</SavedNotice>
      {mayChange ? (
        <RegisterForm
          frame={screen}
          action={`/staff/api/registers/${registerSegments[register]}`}
          hidden={entry === null ? {} : { slug: entry.slug }}
          mayReplace={entry !== null}
          {...form}
        />
      ) : (
        <Notice>{t('readOnly')}</Notice>
      )}
      {children}
    </RegisterScreen>
  );
}
