import type { Example } from './example.ts';
import { Link } from './link.tsx';
import { Table } from './table.tsx';

const columns = [
  { id: 'place', header: 'Place' },
  { id: 'projects', header: 'Projects', numeric: true },
  { id: 'grants', header: 'Grants', numeric: true },
];

export const examples: Example[] = [
  {
    name: 'With sums',
    render: () => (
      <Table
        caption="Grants by district, 2014–2021"
        columns={columns}
        rows={[
          {
            id: 'plovdiv',
            cells: [
              <Link key="a" href="#a">
                Plovdiv
              </Link>,
              '2',
              '€163,717.80',
            ],
          },
          {
            id: 'ruse',
            cells: [
              <Link key="a" href="#b">
                Ruse
              </Link>,
              '1',
              '€116,332.32',
            ],
          },
          {
            id: 'montana',
            cells: [
              <Link key="a" href="#c">
                Montana
              </Link>,
              '1',
              '€9,068.80',
            ],
          },
        ]}
        total={['All', '4', '€289,118.92']}
      />
    ),
  },
  {
    name: 'Long words',
    render: () => (
      <div lang="bg">
        <Table
          caption="Безвъзмездна помощ по организации"
          columns={[
            { id: 'name', header: 'Организация изпълнител' },
            { id: 'role', header: 'Роля в проекта' },
            { id: 'sum', header: 'Безвъзмездна помощ', numeric: true },
          ]}
          rows={[
            {
              id: '1',
              cells: [
                'Сдружение на неправителствените организации за противодействие на домашното насилие',
                'водеща организация',
                '1 116 332,32 €',
              ],
            },
          ]}
        />
      </div>
    ),
  },
];
