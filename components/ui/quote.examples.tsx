import type { Example } from './example.ts';
import { Quote } from './quote.tsx';

export const examples: Example[] = [
  {
    name: 'English and Bulgarian marks',
    render: () => (
      <div className="grid gap-4">
        <Quote lang="en" source="Project page of the operator, line 12">
          a team of nine specialists
        </Quote>
        <div lang="bg">
          <Quote lang="bg" source="Страница на оператора, ред 12">
            екип от девет специалисти
          </Quote>
        </div>
      </div>
    ),
  },
];
