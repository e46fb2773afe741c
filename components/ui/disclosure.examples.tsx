import { Disclosure } from './disclosure.tsx';
import type { Example } from './example.ts';

export const examples: Example[] = [
  {
    name: 'Closed',
    render: () => (
      <Disclosure summary="Where the sources differ (2)">
        <p>One page calls the project ongoing, the other has its final results.</p>
      </Disclosure>
    ),
  },
  {
    name: 'Open',
    render: () => (
      <Disclosure summary="Къде се различават източниците" open>
        <p lang="bg">Според единия източник проектът още се изпълнява, а другият вече дава резултатите.</p>
      </Disclosure>
    ),
  },
];
