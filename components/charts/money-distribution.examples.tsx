import type { Example } from '#components/ui/example.ts';
import { MoneyDistribution } from './money-distribution.tsx';

export const examples: Example[] = [
  {
    name: 'Three grants',
    render: () => (
      <MoneyDistribution
        title="Three grants between €34,649 and €129,068.80"
        formatTick={(amount) => `€${amount / 1000}k`}
        marks={[
          { id: 'a', amount: 129_068.8, label: 'Services for children, €129,068.80' },
          { id: 'b', amount: 116_332.32, label: 'Advice for women, €116,332.32' },
          { id: 'c', amount: 34_649, label: 'Training in a prison, €34,649' },
        ]}
      />
    ),
  },
];
