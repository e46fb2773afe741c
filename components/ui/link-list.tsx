import type { ReactNode } from 'react';

export interface ListedLink {
  href: string;
  label: ReactNode;
  /** A figure or few words at the end of the line. */
  detail?: ReactNode;
  lang?: string | undefined;
}

/** Links under each other with a rule between, their figures aligned at the right. */
export function LinkList({ links, label }: { links: readonly ListedLink[]; label?: string }) {
  return (
    <ul aria-label={label} className="border-rule border-t">
      {links.map(({ href, label: name, detail, lang }) => (
        <li key={href} className="flex items-baseline justify-between gap-4 border-rule border-b py-1.5">
          <a href={href} lang={lang} className="quiet-link min-w-0">
            {name}
          </a>
          {detail !== undefined && (
            <span className="max-w-1/2 shrink-0 text-right text-ink-soft text-small tabular-nums">
              {detail}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
