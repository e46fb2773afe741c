import type { ReactNode } from 'react';

/** A figure in a line of figures: lining, tabular, never broken. */
export function Numeral({ children }: { children: ReactNode }) {
  return <span className="whitespace-nowrap tabular-nums">{children}</span>;
}

/** A figure that is the answer, set large over what it counts. */
export function LargeFigure({
  figure,
  label,
  note,
}: {
  figure: ReactNode;
  label: ReactNode;
  note?: ReactNode;
}) {
  return (
    <div className="flex flex-col border-ink border-t pt-3">
      <dt className="order-2 mt-1 text-small">{label}</dt>
      <dd className="order-1 font-title text-figure tabular-nums tracking-title">{figure}</dd>
      {note && <dd className="order-3 text-caption text-ink-soft">{note}</dd>}
    </div>
  );
}
