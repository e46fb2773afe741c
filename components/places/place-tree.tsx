import { type MappedPlace, placeLabel } from '#components/places/place-map.tsx';
import { Link } from '#components/ui/link.tsx';
import { compareNames } from '#lib/format/collation.ts';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { placePath } from '#lib/paths.ts';

/** Districts with the municipalities, towns and quarters in them, in the order of the reader's alphabet. */
export function PlaceTree({ places, locale }: { places: readonly MappedPlace[]; locale: Locale }) {
  const roots = places.filter(({ kind }) => kind === 'district');
  return (
    <div className="grid gap-x-10 gap-y-8 mid:grid-cols-2">
      {sorted(roots, locale).map((district) => (
        <div key={district.id}>
          <Entry place={district} locale={locale} strong />
          <Below places={places} parentId={district.id} locale={locale} />
        </div>
      ))}
    </div>
  );
}

function Below({
  places,
  parentId,
  locale,
}: {
  places: readonly MappedPlace[];
  parentId: string;
  locale: Locale;
}) {
  const children = places.filter((place) => place.parentId === parentId);
  if (children.length === 0) return null;
  return (
    <ul className="border-rule border-l pl-4">
      {sorted(children, locale).map((place) => (
        <li key={place.id}>
          <Entry place={place} locale={locale} />
          <Below places={places} parentId={place.id} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ place, locale, strong = false }: { place: MappedPlace; locale: Locale; strong?: boolean }) {
  const count = messages(locale, 'projectList')('projects', { count: place.projects });
  return (
    <p
      className={`flex items-baseline justify-between gap-4 py-1 ${strong ? 'border-ink border-b font-semibold' : ''}`}
    >
      <span className="min-w-0">
        <Link href={placePath(locale, place.slug)} kind="entry">
          {placeLabel(place, locale)}
        </Link>
      </span>
      <span className="shrink-0 font-normal text-ink-soft text-small tabular-nums">{count}</span>
    </p>
  );
}

function sorted(places: readonly MappedPlace[], locale: Locale): MappedPlace[] {
  return places.toSorted((a, b) => compareNames(locale)(a.name[locale], b.name[locale]));
}
