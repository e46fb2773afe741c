import type { Example } from './example.ts';
import { Highlight } from './highlight.tsx';

export const examples: Example[] = [
  {
    name: 'A hit in a sentence',
    render: () => (
      <p lang="bg">
        <Highlight
          parts={[
            { text: 'Обучени са над сто служители в ', match: false },
            { text: 'затвора', match: true },
            { text: ' в Пловдив.', match: false },
          ]}
        />
      </p>
    ),
  },
];
