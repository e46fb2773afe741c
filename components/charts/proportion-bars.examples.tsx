import type { Example } from '#components/ui/example.ts';
import { ProportionBars } from './proportion-bars.tsx';

export const examples: Example[] = [
  {
    name: 'Target groups',
    render: () => (
      <div className="max-w-measure">
        <ProportionBars
          label="Projects by target group"
          bars={[
            { id: 'roma', label: 'Roma', href: '#roma', value: 4, valueLabel: '4 projects' },
            { id: 'children', label: 'Children', href: '#children', value: 2, valueLabel: '2 projects' },
            {
              id: 'staff',
              label: 'Служители в затворите',
              lang: 'bg',
              href: '#staff',
              value: 1,
              valueLabel: '1 project',
              note: 'Its amount is not published.',
            },
          ]}
        />
      </div>
    ),
  },
];
