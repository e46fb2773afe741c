import type { ReactNode } from 'react';
import { SourceMarks } from '#components/projects/profile/source-marks.tsx';
import type { Locale } from '#lib/format/localized.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

interface CitedProps {
  profile: ProjectProfile;
  path: string;
  locale: Locale;
  children: ReactNode;
}

/** A value with the marks of the sources that state it. */
export function Cited({ profile, path, locale, children }: CitedProps) {
  return (
    <>
      {children}
      <SourceMarks profile={profile} path={path} locale={locale} />
    </>
  );
}
