import type { Example } from './example.ts';
import { LargeFigure, Numeral } from './numeral.tsx';

export const examples: Example[] = [
  { name: 'In a line', render: () => <Numeral>129 068,80 €</Numeral> },
  {
    name: 'Large',
    render: () => (
      <dl className="grid gap-6 mid:grid-cols-3">
        <LargeFigure figure="4" label="projects" />
        <LargeFigure figure="€280,050" label="in grants" note="one project gives no amount" />
        <LargeFigure figure="1 290" label="обучени служители" />
      </dl>
    ),
  },
];
