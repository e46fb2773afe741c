import type { Example } from './example.ts';
import { SourceMark } from './source-mark.tsx';

export const examples: Example[] = [
  {
    name: 'After a value',
    render: () => (
      <p>
        €129,068.80 <SourceMark href="#source-1" number={1} label="Source 1" />
        <SourceMark href="#source-2" number={2} label="Source 2" />
      </p>
    ),
  },
];
