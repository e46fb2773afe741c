import { Chip, Tag } from './chip.tsx';
import type { Example } from './example.ts';

export const examples: Example[] = [
  { name: 'Tag', render: () => <Tag>Handbook</Tag> },
  {
    name: 'Removable conditions',
    render: () => (
      <ul className="flex flex-wrap gap-2">
        <li>
          <Chip href="#a" term="Place" value="Lom" removeLabel="Remove" />
        </li>
        <li>
          <Chip href="#b" term="Target group" value="Roma" removeLabel="Remove" excluded="not" />
        </li>
        <li lang="bg">
          <Chip
            href="#c"
            term="Организация"
            value="Сдружение на неправителствените организации за противодействие"
            removeLabel="Премахнете условието"
          />
        </li>
      </ul>
    ),
  },
];
