import type { Example } from './example.ts';
import { Pagination } from './pagination.tsx';

const page = (number: number, current = false) => ({
  number,
  href: `#page-${number}`,
  label: current ? `Page ${number}, this page` : `Page ${number}`,
  current,
});

export const examples: Example[] = [
  {
    name: 'Three pages',
    render: () => (
      <Pagination
        label="Three pages"
        previous={null}
        next={{ href: '#page-2', label: 'Next page' }}
        pages={[page(1, true), page(2), page(3)]}
      />
    ),
  },
  {
    name: 'Many pages',
    render: () => (
      <Pagination
        label="Many pages"
        previous={{ href: '#page-6', label: 'Previous page' }}
        next={{ href: '#page-8', label: 'Next page' }}
        pages={[page(1), null, page(6), page(7, true), page(8), null, page(412)]}
      />
    ),
  },
];
