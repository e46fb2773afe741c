import type { Example } from './example.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export const examples: Example[] = [
  {
    name: 'Words only heard',
    render: () => (
      <p>
        <a href="#all">
          All 4<VisuallyHidden> projects in Lom</VisuallyHidden>
        </a>
      </p>
    ),
  },
];
