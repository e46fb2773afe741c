import type { Example } from './example.ts';
import { PageHeader } from './page-header.tsx';

export const examples: Example[] = [
  {
    name: 'All parts (the level is the page’s own)',
    render: () => (
      <div role="presentation">
        <PageHeader
          kind="Project"
          title={<span>Counselling and legal aid for children in conflict with the law</span>}
          otherTitle={{ text: 'Консултиране и правна помощ за деца в конфликт със закона', lang: 'bg' }}
          lede="Three towns, 118 children and their families, and agreements that outlast the grant."
        />
      </div>
    ),
  },
];
