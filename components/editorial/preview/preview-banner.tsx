import type { ReactNode } from 'react';

/** Stands above a page that nobody may take for the public one. */
export function PreviewBanner({ title, children }: { title: string; children: ReactNode }) {
  return (
    <aside aria-label={title} className="border-nearly border-y-4 bg-paper-deep">
      <div className="page-width flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 py-3">
        <p className="font-semibold">{title}</p>
        <div className="text-small">{children}</div>
      </div>
    </aside>
  );
}
