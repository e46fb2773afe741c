import type { ReactNode } from 'react';
import { Notice } from '#components/ui/notice.tsx';

/** A link or a key that was just made: the page shows it this once, to be copied. */
export function ShownOnce({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <div className="mb-8">
      <Notice live title={title}>
        <p className="my-2 select-all break-all border border-rule-firm px-3 py-2">{text}</p>
        <p className="text-small">{children}</p>
      </Notice>
    </div>
  );
}
