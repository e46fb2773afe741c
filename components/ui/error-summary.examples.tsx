import { ErrorSummary } from './error-summary.tsx';
import type { Example } from './example.ts';

export const examples: Example[] = [
  {
    name: 'Two things to mend',
    render: () => (
      <ErrorSummary
        title="This was not saved yet"
        issues={[
          { href: '#example-amount', message: 'Write an amount in figures, such as 50000.' },
          { message: 'Somebody changed the same project meanwhile.' },
        ]}
      />
    ),
  },
];
