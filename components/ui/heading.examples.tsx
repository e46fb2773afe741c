import type { Example } from './example.ts';
import { Heading, SectionLabel } from './heading.tsx';

export const examples: Example[] = [
  {
    name: 'Titles',
    render: () => (
      <>
        <Heading>What came of it, line by line</Heading>
        <Heading level={3}>Training for prison staff</Heading>
        <Heading level={3} lang="bg">
          Обучения за служители в затвора
        </Heading>
      </>
    ),
  },
  {
    name: 'Section label',
    render: () => (
      <div className="border-t border-ink pt-2">
        <SectionLabel>Promise and delivery</SectionLabel>
      </div>
    ),
  },
];
