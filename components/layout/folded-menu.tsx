import type { ReactNode } from 'react';

/** What folds behind one word where the screen is narrow; wide screens show the ways another way. */
export function FoldedMenu({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="wide:hidden">
      <summary className="flex min-h-11 list-none items-center gap-2 font-semibold text-accent [&::-webkit-details-marker]:hidden">
        <svg viewBox="0 0 18 12" width="18" height="12" aria-hidden="true">
          <path d="M0 1h18M0 6h18M0 11h18" stroke="currentColor" strokeWidth="1.6" />
        </svg>
        {label}
      </summary>
      {children}
    </details>
  );
}
