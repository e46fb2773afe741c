import type { ReactNode } from 'react';

/** Said where a list would stand: that there is nothing, why, and the ways on. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="max-w-measure border-ink border-t py-6">
      <p className="font-title text-heading">{title}</p>
      {children && <div className="mt-3">{children}</div>}
    </div>
  );
}
