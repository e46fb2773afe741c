import type { Example } from './example.ts';
import { Figure } from './figure.tsx';

export const examples: Example[] = [
  {
    name: 'With caption and credit',
    render: () => (
      <Figure caption="Grants by district; the circle's area is the sum." credit="Outline: Natural Earth.">
        <svg viewBox="0 0 300 90" className="block w-full max-w-md" role="img" aria-label="Three circles">
          <rect x="0.5" y="0.5" width="299" height="89" fill="none" className="stroke-rule-firm" />
          <circle cx="70" cy="45" r="30" className="fill-ink" />
          <circle cx="160" cy="45" r="18" className="fill-ink" />
          <circle cx="230" cy="45" r="9" className="fill-ink" />
        </svg>
      </Figure>
    ),
  },
];
