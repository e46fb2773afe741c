import { SourceMarks } from '#components/projects/profile/source-marks.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { Markdown } from '#components/sections/markdown.tsx';
import { Heading } from '#components/ui/heading.tsx';
import { Link } from '#components/ui/link.tsx';
import { countryName } from '#lib/format/country.ts';
import type { Locale } from '#lib/format/localized.ts';
import { organisationPath } from '#lib/paths.ts';
import type { Named, ProjectProfile } from '#lib/projects/schema.ts';

/** What was done and what came of it, section by section. */
export function Narrative({ profile, locale }: { profile: ProjectProfile; locale: Locale }) {
  return (
    <div className="space-y-8">
      {profile.sections.map((section) => (
        <article key={section.id} className="space-y-3">
          <Heading level={3}>
            <LocalText text={section.heading} locale={locale} />
            <SourceMarks profile={profile} path={`sections[${section.id}]`} locale={locale} />
          </Heading>
          <Markdown text={section.body} locale={locale} />
        </article>
      ))}
    </div>
  );
}

/** What the donor countries' partners brought in, partner by partner. */
export function BilateralResults({
  profile,
  organisations,
  locale,
}: {
  profile: ProjectProfile;
  organisations: Record<string, Named>;
  locale: Locale;
}) {
  return (
    <div className="space-y-8">
      {profile.bilateral.map((part) => {
        const partner = part.organisation === undefined ? undefined : organisations[part.organisation];
        return (
          <article key={part.id} className="space-y-3">
            <Heading level={3}>
              {partner !== undefined && (
                <>
                  <Link href={organisationPath(locale, partner.slug)}>
                    <LocalText text={partner.name} locale={locale} />
                  </Link>
                  {' · '}
                </>
              )}
              {countryName(locale, part.country)}
              <SourceMarks profile={profile} path={`bilateral[${part.id}]`} locale={locale} />
            </Heading>
            <Markdown text={part.body} locale={locale} />
          </article>
        );
      })}
    </div>
  );
}
