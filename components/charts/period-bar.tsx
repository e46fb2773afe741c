import { scaleUtc } from 'd3-scale';

export interface PeriodBarProps {
  /** Calendar days, `YYYY-MM-DD`. */
  startsOn: string;
  endsOn: string;
  today: string;
  startLabel: string;
  endLabel: string;
  /** "Today"; printed only while today lies inside the period. */
  todayLabel: string;
}

/** A period as a line from start to end, filled as far as it has gone. */
export function PeriodBar({ startsOn, endsOn, today, startLabel, endLabel, todayLabel }: PeriodBarProps) {
  const position = scaleUtc([new Date(startsOn), new Date(endsOn)], [0, 100]).clamp(true);
  const gone = position(new Date(today));
  const running = today > startsOn && today < endsOn;
  return (
    <div className="max-w-md">
      <svg width="100%" height="13" aria-hidden="true" className="block overflow-visible">
        <rect y="6" width="100%" height="1" className="fill-rule-firm" />
        <rect y="5" width={`${gone}%`} height="3" className="fill-ink" />
        <rect width="1.5" height="13" className="fill-ink" />
        <rect x="100%" width="1.5" height="13" className={gone === 100 ? 'fill-ink' : 'fill-rule-firm'} />
        {running && <circle cx={`${gone}%`} cy="6.5" r="5" className="fill-ink" />}
      </svg>
      <p className="mt-1 flex flex-wrap justify-between gap-x-4 text-caption text-ink-soft">
        <span>{startLabel}</span>
        {running && <span className="font-semibold text-ink">{todayLabel}</span>}
        <span>{endLabel}</span>
      </p>
    </div>
  );
}
