import type { Example } from './example.ts';
import { FactList } from './fact-list.tsx';
import { Link } from './link.tsx';

const facts = [
  { term: 'Grant', details: '€129,068.80' },
  { term: 'Project promoter', details: <Link href="#promoter">A foundation for crime prevention</Link> },
  {
    term: 'Places',
    details: [
      <Link key="p" href="#p">
        Plovdiv
      </Link>,
      <Link key="l" href="#l">
        Lom
      </Link>,
      <Link key="z" href="#z">
        Pazardzhik
      </Link>,
    ],
  },
  { term: 'Project number', details: <span className="text-ink-soft">not published by any source</span> },
];

export const examples: Example[] = [
  {
    name: 'In the margin',
    render: () => (
      <div className="max-w-margin">
        <FactList facts={facts} />
      </div>
    ),
  },
  { name: 'Ruled, full width', render: () => <FactList facts={facts} variant="ruled" /> },
  { name: 'One fact', render: () => <FactList facts={facts.slice(0, 1)} variant="ruled" /> },
];
