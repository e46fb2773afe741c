import type { ReactNode } from 'react';
import { SectionLabel } from '#components/ui/heading.tsx';

export interface SectionProps {
  id: string;
  title: ReactNode;
  children: ReactNode;
  /** A remark under the section's name, in the margin. */
  remark?: ReactNode;
  /** Sets name and content under each other, both at full width. */
  wide?: boolean | undefined;
}

/**
 * A part of a page: a rule, its name in the margin, its content in the column beside. On narrow screens the name
 * stands above the content.
 */
export function Section({ id, title, children, remark, wide = false }: SectionProps) {
  return (
    <section
      aria-labelledby={id}
      className={`border-ink border-t pt-3 pb-10 wide:pb-14 print:pb-6 ${wide ? '' : 'margin-grid'}`}
    >
      <div className={`print:break-after-avoid ${wide ? 'mb-5' : 'mb-4 wide:mb-0'}`}>
        <SectionLabel id={id}>{title}</SectionLabel>
        {remark && <div className="mt-1 text-caption text-ink-soft">{remark}</div>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
