import type { Example } from './example.ts';
import { Localized } from './localized.tsx';

export const examples: Example[] = [
  {
    name: 'In the other language only',
    render: () => (
      <p lang="bg">
        <Localized lang="en" note="само на английски">
          Handbook for conducting information campaigns
        </Localized>
      </p>
    ),
  },
  { name: 'In the page’s language', render: () => <Localized>Analysis of the law</Localized> },
];
