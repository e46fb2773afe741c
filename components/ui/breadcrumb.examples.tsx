import { Breadcrumb } from './breadcrumb.tsx';
import type { Example } from './example.ts';

export const examples: Example[] = [
  {
    name: 'Two steps',
    render: () => (
      <Breadcrumb
        label="Two steps"
        crumbs={[
          { label: 'Home', href: '#home' },
          { label: 'Projects', href: '#projects' },
        ]}
      />
    ),
  },
  {
    name: 'Many steps, long names',
    render: () => (
      <Breadcrumb
        label="Пет стъпки"
        crumbs={[
          { label: 'Начало', href: '#a', lang: 'bg' },
          { label: 'Места', href: '#b', lang: 'bg' },
          { label: 'област Пазарджик', href: '#c', lang: 'bg' },
          { label: 'община Велинград', href: '#d', lang: 'bg' },
          { label: 'Хора в риск от социално изключване', href: '#e', lang: 'bg' },
        ]}
      />
    ),
  },
];
