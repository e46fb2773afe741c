import type { ReactNode } from 'react';

export interface NoticeProps {
  /** `info` for what is good to know, `warning` for what changes how the page must be read. */
  tone?: 'info' | 'warning' | undefined;
  title?: ReactNode;
  children: ReactNode;
  /** Read out when it appears in answer to what the reader did. */
  live?: boolean | undefined;
}

/** A remark beside the text, told from it by a firm rule. */
export function Notice({ tone = 'info', title, children, live = false }: NoticeProps) {
  return (
    <div
      role={live ? 'status' : 'note'}
      className={`max-w-measure border-l-4 py-1 pl-4 ${tone === 'warning' ? 'border-nearly' : 'border-rule-firm'}`}
    >
      {title && <p className="font-semibold">{title}</p>}
      <div>{children}</div>
    </div>
  );
}
