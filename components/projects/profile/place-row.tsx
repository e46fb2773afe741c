import { AsPrinted } from '#components/projects/profile/as-printed.tsx';
import { FactNote } from '#components/projects/profile/fact-note.tsx';
import { cited, type FactRow } from '#components/projects/profile/fact-row.tsx';
import { LocalText } from '#components/sections/local-text.tsx';
import { Link } from '#components/ui/link.tsx';
import type { Locale, LocalizedText } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { placePath } from '#lib/paths.ts';
import type { Named } from '#lib/projects/schema.ts';

/** Where the project works: each place with its level and what it lies in. */
export const placeRow: FactRow = {
  field: 'places',
  details: ({ profile, names, locale }) =>
    profile.places.length === 0
      ? null
      : [
          ...profile.places.map((each, index) => {
            const place = names.places[each.place];
            if (place === undefined) return null;
            const above = place.above[0];
            return (
              <>
                {cited(
                  profile,
                  `places[${each.id}]`,
                  locale,
                  <Link href={placePath(locale, place.slug)}>
                    <LocalText text={place.name} locale={locale} />
                  </Link>,
                )}
                <PlaceLevel place={place} above={above} locale={locale} />
                {each.note !== undefined && !isSameText(each.note, profile.places[index + 1]?.note) && (
                  <FactNote text={each.note} locale={locale} />
                )}
              </>
            );
          }),
          <AsPrinted
            key="printed"
            profile={profile}
            paths={profile.places.map(({ id }) => `places[${id}]`)}
            locale={locale}
          />,
        ],
};

/** A remark on several places in a row is printed once, after the last of them. */
function isSameText(text: LocalizedText, next: LocalizedText | undefined): boolean {
  return text.en === next?.en && text.bg === next?.bg;
}

function PlaceLevel({ place, above, locale }: { place: Named; above: Named | undefined; locale: Locale }) {
  const t = messages(locale, 'codes');
  const kind = 'kind' in place ? String(place.kind) : '';
  const isKnown = kind === 'district' || kind === 'municipality' || kind === 'town' || kind === 'quarter';
  return (
    <span className="text-ink-soft text-small">
      {isKnown && ` ${t(`placeKind.${kind}`).toLocaleLowerCase(locale)}`}
      {above !== undefined && 'kind' in above && above.kind !== 'country' && (
        <>
          {', '}
          <Link href={placePath(locale, above.slug)}>
            <LocalText text={above.name} locale={locale} />
          </Link>
        </>
      )}
    </span>
  );
}
