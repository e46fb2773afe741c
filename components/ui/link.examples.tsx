import type { Example } from './example.ts';
import { Link } from './link.tsx';

export const examples: Example[] = [
  {
    name: 'In running text',
    render: () => (
      <p>
        Services for children in <Link href="#plovdiv">Plovdiv</Link>, <Link href="#lom">Lom</Link> and two
        more towns.
      </p>
    ),
  },
  {
    name: 'As an entry of a list',
    render: () => (
      <p className="font-title text-heading">
        <Link href="#entry" kind="entry">
          A centre for counselling families
        </Link>
      </p>
    ),
  },
  {
    name: 'In another language',
    render: () => (
      <p lang="bg">
        <Link href="#bg" lang="bg" hrefLang="bg">
          Център за консултиране на деца и семейства
        </Link>
      </p>
    ),
  },
];
