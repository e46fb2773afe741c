export interface Crumb {
  label: string;
  href: string;
  lang?: string | undefined;
}

/** The way from the home page to the page before this one; the page itself is its heading, not a crumb. */
export function Breadcrumb({ label, crumbs }: { label: string; crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={label} data-screen className="text-small">
      <ol className="flex flex-wrap gap-y-1">
        {crumbs.map(({ label: name, href, lang }, index) => (
          <li key={href} className="flex items-baseline">
            {index > 0 && (
              <span aria-hidden="true" className="px-2 text-ink-soft">
                ›
              </span>
            )}
            <a href={href} lang={lang} className="quiet-link py-0.5">
              {name}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
