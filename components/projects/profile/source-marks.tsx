import { SourceMark } from '#components/ui/source-mark.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import { sourceNumber, sourcesOf } from '#lib/sources/rules.ts';

/** Anchor of a source in the list of sources. */
export function sourceAnchor(id: string): string {
  return `source-${id}`;
}

/** Small numbers after a value that lead to the sources stating it; nothing when no source does. */
export function SourceMarks({
  profile,
  path,
  locale,
}: {
  profile: ProjectProfile;
  path: string;
  locale: Locale;
}) {
  const t = messages(locale, 'profile');
  const stating = sourcesOf(profile, path);
  if (stating.length === 0) return null;
  return (
    <span className="whitespace-nowrap font-plain">
      {stating.map((id) => {
        const number = sourceNumber(profile, id);
        return (
          <SourceMark
            key={id}
            href={`#${sourceAnchor(id)}`}
            number={number}
            label={t('sources.mark', { number })}
          />
        );
      })}
    </span>
  );
}
