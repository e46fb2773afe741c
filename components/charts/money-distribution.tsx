import { scaleLinear } from 'd3-scale';

export interface MoneyMark {
  id: string;
  amount: number;
  /** The thing and its amount: "Counselling for children, €129,068.80". */
  label: string;
  href?: string;
}

export interface MoneyDistributionProps {
  marks: readonly MoneyMark[];
  /** What the drawing shows, for those who do not see it. */
  title: string;
  /** A round amount as short as it reads: "€100,000". */
  formatTick: (amount: number) => string;
}

/** How large the amounts are among each other: one mark each on a scale from zero. */
export function MoneyDistribution({ marks, title, formatTick }: MoneyDistributionProps) {
  const scale = scaleLinear([0, Math.max(1, ...marks.map((mark) => mark.amount))], [0, 100]).nice(4);
  const ticks = scale.ticks(4);
  return (
    <figure className="max-w-measure px-6">
      <svg width="100%" height="34" role="img" aria-label={title} className="block overflow-visible">
        <rect y="22" width="100%" height="1" className="fill-rule-firm" />
        {ticks.map((tick) => (
          <rect key={tick} x={`${scale(tick)}%`} y="22" width="1" height="6" className="fill-rule-firm" />
        ))}
        {marks.map((mark) => (
          <circle
            key={mark.id}
            cx={`${scale(mark.amount)}%`}
            cy="14"
            r="7"
            className="fill-ink stroke-paper"
            fillOpacity="0.85"
            strokeWidth="1.5"
          >
            <title>{mark.label}</title>
          </circle>
        ))}
      </svg>
      <svg width="100%" height="18" aria-hidden="true" className="block overflow-visible">
        {ticks.map((tick) => (
          <text
            key={tick}
            x={`${scale(tick)}%`}
            y="12"
            textAnchor="middle"
            className="fill-ink-soft text-label tabular-nums"
          >
            {formatTick(tick)}
          </text>
        ))}
      </svg>
    </figure>
  );
}
