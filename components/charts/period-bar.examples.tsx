import type { Example } from '#components/ui/example.ts';
import { PeriodBar } from './period-bar.tsx';

const period = {
  startsOn: '2022-10-12',
  endsOn: '2024-04-30',
  startLabel: '12 October 2022',
  endLabel: '30 April 2024',
  todayLabel: 'Today',
};

export const examples: Example[] = [
  {
    name: 'Planned, running, ended',
    render: () => (
      <div className="grid gap-6">
        <PeriodBar {...period} today="2022-01-01" />
        <PeriodBar {...period} today="2023-07-01" />
        <PeriodBar {...period} today="2026-11-21" />
      </div>
    ),
  },
];
