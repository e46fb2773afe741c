import type { ReactNode } from 'react';

export const statusTones = ['planned', 'running', 'ended', 'results-published', 'unknown'] as const;
export type StatusTone = (typeof statusTones)[number];

/** Where a thing stands in its life: a word and a shape that fills as it goes on. */
export function StatusMark({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className="inline-flex items-baseline gap-2 text-small">
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" className="shrink-0">
        <rect
          x="1"
          y="1"
          width="14"
          height="14"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray={tone === 'unknown' ? '2.9 2.7' : undefined}
        />
        {fillings[tone]}
      </svg>
      <span className="font-semibold">{children}</span>
    </span>
  );
}

const fillings: Record<StatusTone, ReactNode> = {
  planned: null,
  running: <path d="M1 1h7v14H1Z" fill="currentColor" />,
  ended: <path d="M1 1h14v14H1Z" fill="currentColor" />,
  'results-published': (
    <>
      <path d="M1 1h14v14H1Z" fill="currentColor" />
      <path d="m4 8.2 2.8 2.9 5.4-6" fill="none" className="stroke-paper" strokeWidth="2" />
    </>
  ),
  unknown: null,
};
