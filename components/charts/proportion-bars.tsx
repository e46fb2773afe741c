import { scaleLinear } from 'd3-scale';

export interface ProportionBar {
  id: string;
  label: string;
  lang?: string | undefined;
  href?: string | undefined;
  value: number;
  /** The value as the reader sees it: "€163,717.80", "2 projects". */
  valueLabel: string;
  /** A remark under the label: "one project gives no amount". */
  note?: string | undefined;
}

/** Values compared by length. The list itself carries the figures; the bars only show them. */
export function ProportionBars({ bars, label }: { bars: readonly ProportionBar[]; label?: string }) {
  const percent = scaleLinear([0, Math.max(1, ...bars.map((bar) => bar.value))], [0, 100]);
  return (
    <ul aria-label={label} className="grid gap-3.5">
      {bars.map((bar) => (
        <li key={bar.id}>
          <div className="flex items-baseline justify-between gap-4">
            <span lang={bar.lang} className="min-w-0">
              {bar.href ? (
                <a href={bar.href} className="quiet-link">
                  {bar.label}
                </a>
              ) : (
                bar.label
              )}
            </span>
            <span className="shrink-0 text-right text-small tabular-nums">{bar.valueLabel}</span>
          </div>
          <svg width="100%" height="5" aria-hidden="true" className="mt-1 block">
            <rect y="2" width="100%" height="1" className="fill-rule" />
            <rect width={`${percent(bar.value)}%`} height="5" className="fill-ink" />
          </svg>
          {bar.note && <p className="mt-0.5 text-caption text-ink-soft">{bar.note}</p>}
        </li>
      ))}
    </ul>
  );
}
