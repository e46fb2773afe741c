import { EmptyState } from './empty-state.tsx';
import type { Example } from './example.ts';
import { LinkList } from './link-list.tsx';

export const examples: Example[] = [
  {
    name: 'With ways on',
    render: () => (
      <EmptyState title="No project matches all of these conditions">
        <LinkList
          links={[
            { href: '#a', label: 'Without “Lom”', detail: '3 projects' },
            { href: '#b', label: 'Without “running”', detail: '1 project' },
          ]}
        />
      </EmptyState>
    ),
  },
];
