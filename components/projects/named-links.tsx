import { LocalText } from '#components/sections/local-text.tsx';
import { Link } from '#components/ui/link.tsx';
import type { Locale } from '#lib/format/localized.ts';
import type { Named } from '#lib/projects/schema.ts';

/** Register entries as a list of links on as few lines as they need. */
export function NamedLinks({
  names,
  href,
  locale,
}: {
  names: readonly Named[];
  href: (slug: string) => string;
  locale: Locale;
}) {
  return (
    <ul className="flex flex-wrap gap-x-4">
      {names.map(({ slug, name }) => (
        <li key={slug} className="min-h-6">
          <Link href={href(slug)}>
            <LocalText text={name} locale={locale} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
