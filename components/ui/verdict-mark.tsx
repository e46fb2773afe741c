import type { ReactNode } from 'react';

export const verdictTones = [
  'exceeded',
  'met',
  'nearly',
  'not-met',
  'not-reported',
  'no-target',
  'not-comparable',
] as const;
export type VerdictTone = (typeof verdictTones)[number];

const colours: Record<VerdictTone, string> = {
  exceeded: 'text-met',
  met: 'text-met',
  nearly: 'text-nearly',
  'not-met': 'text-missed',
  'not-reported': 'text-ink-soft',
  'no-target': 'text-ink-soft',
  'not-comparable': 'text-ink-soft',
};

/** How a promise was kept: a word, a shape and a colour, each enough alone. */
export function VerdictMark({ tone, children }: { tone: VerdictTone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-baseline gap-2 font-semibold text-small ${colours[tone]}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" className="relative top-px shrink-0">
        {shapes[tone]}
      </svg>
      <span>{children}</span>
    </span>
  );
}

const ring = { cx: 8, cy: 8, r: 6.75, fill: 'none', stroke: 'currentColor', strokeWidth: 2 };

const shapes: Record<VerdictTone, ReactNode> = {
  exceeded: <path d="M8 .5 15.5 15H.5Z" fill="currentColor" />,
  met: <circle cx="8" cy="8" r="7.5" fill="currentColor" />,
  nearly: (
    <>
      <circle {...ring} />
      <path d="M8 1.25a6.75 6.75 0 1 1-6.75 6.75H8Z" fill="currentColor" />
    </>
  ),
  'not-met': (
    <>
      <circle {...ring} />
      <path d="m4 12 8-8" stroke="currentColor" strokeWidth="2" />
    </>
  ),
  'not-reported': <circle {...ring} strokeDasharray="2.6 2.7" />,
  'no-target': <path d="M1.5 8h13" stroke="currentColor" strokeWidth="2" />,
  'not-comparable': (
    <path d="M1.5 5.5h13M1.5 10.5h13M11 2 5 14" fill="none" stroke="currentColor" strokeWidth="1.8" />
  ),
};
