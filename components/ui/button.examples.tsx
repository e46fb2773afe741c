import { Button, LinkButton } from './button.tsx';
import type { Example } from './example.ts';

export const examples: Example[] = [
  {
    name: 'Firm and plain',
    render: () => (
      <form action="#buttons" className="flex flex-wrap gap-3">
        <Button>Search</Button>
        <Button tone="plain">Show 4 projects</Button>
      </form>
    ),
  },
  {
    name: 'What takes something away',
    render: () => (
      <form action="#buttons" className="flex flex-wrap gap-3">
        <Button tone="grave">Withdraw the page</Button>
        <Button tone="plain">Back</Button>
      </form>
    ),
  },
  {
    name: 'As links',
    render: () => (
      <p className="flex flex-wrap gap-3">
        <LinkButton href="#all">All projects</LinkButton>
        <LinkButton href="#all" tone="firm">
          Разгледайте всички проекти
        </LinkButton>
      </p>
    ),
  },
];
