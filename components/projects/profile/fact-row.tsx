import type { ReactNode } from 'react';
import { Cited } from '#components/projects/profile/cited.tsx';
import type { Fact } from '#components/ui/fact-list.tsx';
import type { Locale } from '#lib/format/localized.ts';
import type { Named, ProjectField, ProjectProfile } from '#lib/projects/schema.ts';

export interface KeyFactsProps {
  profile: ProjectProfile;
  names: {
    places: Record<string, Named & { above: Named[] }>;
    targetGroups: Record<string, Named>;
    organisations: Record<string, Named>;
    programme: Named | null;
  };
  locale: Locale;
  /** The day of the page, `YYYY-MM-DD`. */
  today: string;
}

/** One line of the key facts: its field, and what it says of a project or null when nothing is known. */
export interface FactRow {
  field: ProjectField;
  details: (props: KeyFactsProps) => Fact['details'] | null;
}

/** A value with the numbers of its sources. */
export function cited(profile: ProjectProfile, path: string, locale: Locale, value: ReactNode): ReactNode {
  return (
    <Cited profile={profile} path={path} locale={locale}>
      {value}
    </Cited>
  );
}
