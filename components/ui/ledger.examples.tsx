import type { Example } from './example.ts';
import { Ledger } from './ledger.tsx';
import { SourceMark } from './source-mark.tsx';
import { VerdictMark } from './verdict-mark.tsx';

const bar = (achieved: string) => (
  <svg width="100%" height="14" aria-hidden="true" className="block">
    <rect x="0.5" y="0.5" width="83%" height="4" fill="none" className="stroke-rule-firm" />
    <rect y="7" width={achieved} height="6" className="fill-ink" />
  </svg>
);

const english = { line: 'What was promised', expected: 'Expected', achieved: 'Achieved', verdict: 'Verdict' };
const bulgarian = {
  line: 'Какво е обещано',
  expected: 'Очаквано',
  achieved: 'Постигнато',
  verdict: 'Оценка',
};

export const examples: Example[] = [
  {
    name: 'Four kinds of lines',
    render: () => (
      <Ledger
        caption="Promise and delivery"
        columns={english}
        notStated="not stated"
        lines={[
          {
            id: 'example-families',
            title: 'Children supported by the three centres',
            note: 'Two different things are counted: children, and children with their families.',
            expected: {
              figure: '120',
              unit: 'children',
              source: <SourceMark href="#s1" number={1} label="Source 1" />,
            },
            achieved: {
              figure: '118',
              unit: 'children and their families',
              source: <SourceMark href="#s2" number={2} label="Source 2" />,
            },
            verdict: <VerdictMark tone="not-comparable">Not comparable</VerdictMark>,
          },
          {
            id: 'example-officers',
            title: 'Prison officers trained',
            expected: { qualifier: 'at least', figure: '100', unit: 'officers' },
            achieved: { qualifier: 'more than', figure: '100', unit: 'officers' },
            bar: bar('94%'),
            verdict: <VerdictMark tone="exceeded">Exceeded</VerdictMark>,
          },
          {
            id: 'example-agreements',
            title: 'Agreements signed with institutions that work for children',
            expected: { words: 'agreements with key institutions' },
            achieved: { figure: '20', unit: 'agreements' },
            verdict: <VerdictMark tone="no-target">No target set</VerdictMark>,
          },
          {
            id: 'example-inmates',
            title: 'Inmates supported on their way back to society',
            expected: { qualifier: 'at least', figure: '60', unit: 'inmates' },
            achieved: null,
            verdict: <VerdictMark tone="not-reported">Not reported</VerdictMark>,
          },
        ]}
      />
    ),
  },
  {
    name: 'Bulgarian',
    render: () => (
      <div lang="bg">
        <Ledger
          caption="Обещано и постигнато"
          columns={bulgarian}
          notStated="не е посочено"
          lines={[
            {
              id: 'example-bg',
              title: 'Участници в информационни срещи за представяне на проучването',
              expected: { figure: '1 290', unit: 'участници' },
              achieved: { figure: '1 174', unit: 'участници' },
              bar: bar('76%'),
              verdict: <VerdictMark tone="nearly">Почти изпълнено</VerdictMark>,
            },
          ]}
        />
      </div>
    ),
  },
];
