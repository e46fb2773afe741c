import type { Example } from './example.ts';
import { LinkList } from './link-list.tsx';

export const examples: Example[] = [
  {
    name: 'With figures',
    render: () => (
      <LinkList
        links={[
          { href: '#roma', label: 'Roma', detail: '4' },
          {
            href: '#children',
            label: 'Children and young people in conflict or contact with the law',
            detail: '12',
          },
          { href: '#staff', label: 'Служители в затворите', detail: '1 290', lang: 'bg' },
        ]}
      />
    ),
  },
];
