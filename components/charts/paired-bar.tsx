import { scaleLinear } from 'd3-scale';

export interface PairedBarProps {
  /** Both count the same thing in the same unit. */
  expected: number;
  achieved: number;
}

/**
 * Expected as an outline, achieved as ink, on one scale from zero. Says nothing by itself: the figures stand beside
 * it, so it is hidden from those who hear the page.
 */
export function PairedBar({ expected, achieved }: PairedBarProps) {
  const percent = scaleLinear([0, Math.max(expected, achieved, 1)], [0, 100]);
  return (
    <svg width="100%" height="15" aria-hidden="true" className="block overflow-visible">
      <rect
        x="0.5"
        y="0.5"
        width={`${percent(expected)}%`}
        height="5"
        fill="none"
        className="stroke-rule-firm"
      />
      <rect x="0" y="8" width={`${percent(achieved)}%`} height="6" className="fill-ink" />
    </svg>
  );
}
