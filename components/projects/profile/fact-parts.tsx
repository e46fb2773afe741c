import type { ReactNode } from 'react';
import { SourceMarks } from '#components/projects/profile/source-marks.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import type { Locale, LocalizedText } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
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

/** A remark under a value. */
export function FactNote({ text, locale }: { text: LocalizedText; locale: Locale }) {
  return (
    <span className="block text-ink-soft text-small">
      <LocalText text={text} locale={locale} />
    </span>
  );
}

/** How the sources print the values at these paths, letter by letter; nothing where they are not kept. */
export function AsPrinted({
  profile,
  paths,
  locale,
}: {
  profile: ProjectProfile;
  paths: readonly string[];
  locale: Locale;
}) {
  const t = messages(locale, 'profile');
  const printed = new Set(
    profile.statements.flatMap(({ path, preferred, raw }) =>
      preferred && raw !== undefined && paths.includes(path) ? [raw] : [],
    ),
  );
  if (printed.size === 0) return null;
  return (
    <span className="block text-ink-soft text-small">
      {t('printed')}{' '}
      {[...printed].map((raw, index) => (
        <span key={raw}>
          {index > 0 && ', '}
          <q>{raw}</q>
        </span>
      ))}
    </span>
  );
}
