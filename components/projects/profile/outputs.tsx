import { SourceMarks } from '#components/projects/profile/source-marks.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { Link } from '#components/ui/link.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { formatNumber } from '#lib/format/number.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';

/** What the project made, with a file where there is one and a plain word where there is none. */
export function Outputs({ profile, locale }: { profile: ProjectProfile; locale: Locale }) {
  const t = messages(locale, 'outputs');
  const codes = messages(locale, 'codes');
  const languageNames = new Intl.DisplayNames([locale], { type: 'language' });
  return (
    <ul className="border-rule border-b" data-print-address>
      {profile.outputs.map((output) => (
        <li
          key={output.id}
          className="border-rule border-t py-3 mid:grid mid:grid-cols-[12rem_minmax(0,1fr)] mid:gap-8"
        >
          <span className="text-ink-soft text-small">{codes(`outputKind.${output.kind}`)}</span>
          <span className="block">
            {output.url === undefined ? (
              <LocalText text={output.title} locale={locale} />
            ) : (
              <Link href={output.url} rel="external">
                <LocalText text={output.title} locale={locale} />
              </Link>
            )}
            <SourceMarks profile={profile} path={`outputs[${output.id}]`} locale={locale} />
            <span className="block text-ink-soft text-small">
              {[
                ...(output.languages ?? []).map((language) => languageNames.of(language) ?? language),
                ...(output.copies === undefined
                  ? []
                  : [t('copies', { count: output.copies, number: formatNumber(output.copies, locale) })]),
                ...(output.bilateral ? [t('bilateral')] : []),
                ...(output.describedByUs ? [t('describedByUs')] : []),
                ...(output.url === undefined ? [t('noFile')] : []),
              ].join(' · ')}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
