import type { ReactNode } from 'react';

export interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean | undefined;
  id?: string | undefined;
}

/** More of the same kind, folded away until asked for; works without scripts and is open on paper. */
export function Disclosure({ summary, children, open, id }: DisclosureProps) {
  return (
    <details id={id} open={open} className="group/disclosure">
      <summary className="inline-flex min-h-8 list-none items-baseline gap-2 py-1 text-accent text-small hover:text-accent-deep [&::-webkit-details-marker]:hidden">
        <svg
          viewBox="0 0 10 10"
          width="9"
          height="9"
          aria-hidden="true"
          className="shrink-0 motion-safe:transition-transform group-open/disclosure:rotate-90"
        >
          <path d="M2.5.5 8 5 2.5 9.5Z" fill="currentColor" />
        </svg>
        <span>{summary}</span>
      </summary>
      <div className="pt-1 pb-3">{children}</div>
    </details>
  );
}
