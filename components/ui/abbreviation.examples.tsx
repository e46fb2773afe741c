import { Abbreviation } from './abbreviation.tsx';
import type { Example } from './example.ts';

export const examples: Example[] = [
  {
    name: 'Long form first',
    render: () => (
      <p>
        <Abbreviation short="EEA" long="European Economic Area" />
      </p>
    ),
  },
];
