import type { Example } from './example.ts';
import { SkipLink } from './skip-link.tsx';

export const examples: Example[] = [
  { name: 'Shown when focused', render: () => <SkipLink href="#examples">Skip to the examples</SkipLink> },
];
