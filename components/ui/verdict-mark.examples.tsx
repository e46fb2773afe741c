import type { Example } from './example.ts';
import { VerdictMark, type VerdictTone } from './verdict-mark.tsx';

const english: Record<VerdictTone, string> = {
  exceeded: 'Exceeded',
  met: 'Met',
  nearly: 'Nearly met',
  'not-met': 'Not met',
  'not-reported': 'Not reported',
  'no-target': 'No target set',
  'not-comparable': 'Not comparable',
};

export const examples: Example[] = [
  {
    name: 'All seven',
    render: () => (
      <ul className="grid gap-1">
        {Object.entries(english).map(([tone, word]) => (
          <li key={tone}>
            <VerdictMark tone={tone as VerdictTone}>{word}</VerdictMark>
          </li>
        ))}
      </ul>
    ),
  },
];
