import type { Locale } from '#lib/format/localized.ts';
import { formatNumber } from '#lib/format/number.ts';

export interface ShownKind {
  value: string;
  label: string;
  count: number;
}

/** How many rows are of which kind; each count is the way to these rows alone. */
export function KindFilter({
  label,
  path,
  kinds,
  current,
  locale,
}: {
  label: string;
  /** Address of the list without its conditions. */
  path: string;
  /** The first stands for all of them and has an empty value. */
  kinds: readonly ShownKind[];
  current: string;
  locale: Locale;
}) {
  return (
    <nav aria-label={label} className="mb-6">
      <ul className="flex flex-wrap gap-x-8 gap-y-2">
        {kinds.map((kind) => (
          <li key={kind.value}>
            <a
              href={kind.value === '' ? path : `${path}?kind=${kind.value}`}
              aria-current={kind.value === current ? 'true' : undefined}
              className="quiet-link block border-transparent border-b-2 pb-1 aria-[current]:border-ink aria-[current]:text-ink"
            >
              <span className="block font-title text-heading tabular-nums">
                {formatNumber(kind.count, locale)}
              </span>
              <span className="block text-caption">{kind.label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
