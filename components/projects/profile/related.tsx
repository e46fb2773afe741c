import { ProjectList } from '#components/projects/project-list.tsx';
import { countryName } from '#lib/format/country.ts';
import { type Locale, type LocalizedText, pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { ProjectCard } from '#lib/projects/schema.ts';

export interface RelatedReason {
  kind: 'organisation' | 'place' | 'target-group' | 'donor-country' | 'programme';
  slug: string;
  name: LocalizedText;
}

/** "You may also like", each with what it shares with this project. */
export function Related({
  related,
  locale,
}: {
  related: readonly { card: ProjectCard; reasons: readonly RelatedReason[] }[];
  locale: Locale;
}) {
  const t = messages(locale, 'profile');
  const nameOf = (reason: RelatedReason) => {
    const name = pick(reason.name, locale).text;
    return reason.kind === 'donor-country' ? countryName(locale, name) : name;
  };
  return (
    <div data-related>
      <ProjectList
        cards={related.map(({ card }) => card)}
        locale={locale}
        after={Object.fromEntries(
          related.map(({ card, reasons }) => [
            card.id,
            <p key={card.id} className="mt-1 text-small">
              {reasons.map((reason) => t(`related.${reason.kind}`, { name: nameOf(reason) })).join(' · ')}
            </p>,
          ]),
        )}
      />
    </div>
  );
}
