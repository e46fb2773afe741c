import type { Example } from './example.ts';
import { StatusMark, type StatusTone } from './status-mark.tsx';

const words: [StatusTone, string][] = [
  ['planned', 'Planned'],
  ['running', 'Running'],
  ['ended', 'Ended'],
  ['results-published', 'Results published'],
  ['unknown', 'Dates not published'],
];

export const examples: Example[] = [
  {
    name: 'All five',
    render: () => (
      <ul className="grid gap-1">
        {words.map(([tone, word]) => (
          <li key={tone}>
            <StatusMark tone={tone}>{word}</StatusMark>
          </li>
        ))}
      </ul>
    ),
  },
];
