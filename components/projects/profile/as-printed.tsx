import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

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
