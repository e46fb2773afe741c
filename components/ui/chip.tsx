import type { ReactNode } from 'react';

/** A word that says what kind of thing stands beside it. */
export function Tag({ children, lang }: { children: ReactNode; lang?: string | undefined }) {
  return (
    <span lang={lang} className="caps whitespace-nowrap text-ink-soft">
      {children}
    </span>
  );
}

export interface ChipProps {
  /** Address of the same list without this condition. */
  href: string;
  /** What is limited, then to what: "Place", "Lom". */
  term: string;
  value: ReactNode;
  /** Read instead of the cross: "Remove". */
  removeLabel: string;
  /** A condition that leaves out rather than keeps. */
  excluded?: string | undefined;
}

/** A condition of the list on the page; following it takes the condition away. */
export function Chip({ href, term, value, removeLabel, excluded }: ChipProps) {
  return (
    <a
      href={href}
      className="inline-flex min-h-8 max-w-full items-baseline gap-2 border border-rule-firm px-3 py-1 text-small no-underline hover:border-accent"
    >
      <span className="sr-only">{removeLabel} </span>
      <span className="min-w-0 text-ink">
        <span className="text-ink-soft">{term} </span>
        {excluded && <span className="text-ink-soft">{excluded} </span>}
        {value}
      </span>
      <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true" className="shrink-0">
        <path d="m1 1 8 8M9 1 1 9" stroke="currentColor" strokeWidth="1.8" />
      </svg>
    </a>
  );
}
