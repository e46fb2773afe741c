import type { Example } from './example.ts';
import { Notice } from './notice.tsx';

export const examples: Example[] = [
  {
    name: 'Good to know',
    render: () => (
      <Notice>
        <p>The sources give this project no title. The one above is a description of ours.</p>
      </Notice>
    ),
  },
  {
    name: 'Warning with a title',
    render: () => (
      <Notice tone="warning" title="One condition was left out">
        <p>“atlantis” is not a place in this portfolio. The rest of your search is below.</p>
      </Notice>
    ),
  },
];
