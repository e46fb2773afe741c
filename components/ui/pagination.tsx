export interface PaginationProps {
  label: string;
  previous: { href: string; label: string } | null;
  next: { href: string; label: string } | null;
  /** Pages to offer; a gap is null. */
  pages: readonly ({ number: number; href: string; label: string; current: boolean } | null)[];
}

/** The pages of a long list. Nothing when there is one page. */
export function Pagination({ label, previous, next, pages }: PaginationProps) {
  if (pages.length < 2) return null;
  return (
    <nav
      aria-label={label}
      data-screen
      className="flex flex-wrap items-baseline gap-x-6 gap-y-2 border-rule border-t pt-3"
    >
      {previous && (
        <a href={previous.href} rel="prev" className="py-1">
          {previous.label}
        </a>
      )}
      <ol className="flex flex-wrap items-baseline gap-1 tabular-nums">
        {pages.map((page, index) =>
          page === null ? (
            <li key={`gap-${pages[index - 1]?.number}`} className="px-1 text-ink-soft">
              …
            </li>
          ) : (
            <li key={page.number}>
              <a
                href={page.href}
                aria-label={page.label}
                aria-current={page.current ? 'page' : undefined}
                className="inline-block min-w-9 px-2 py-1 text-center aria-[current]:border-ink aria-[current]:border-b-2 aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
              >
                {page.number}
              </a>
            </li>
          ),
        )}
      </ol>
      {next && (
        <a href={next.href} rel="next" className="py-1">
          {next.label}
        </a>
      )}
    </nav>
  );
}
