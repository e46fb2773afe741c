import type { ReactNode } from 'react';

/** One side of a ledger line: a figure with what it counts, or words. */
export interface LedgerEntry {
  figure?: string | undefined;
  /** What stands before the figure: "at least". */
  qualifier?: string | undefined;
  unit?: ReactNode;
  words?: ReactNode;
  /** Where it comes from. */
  source?: ReactNode;
}

export interface LedgerLine {
  id: string;
  title: ReactNode;
  expected: LedgerEntry | null;
  achieved: LedgerEntry | null;
  /** Drawn comparison of the two figures, where they count the same thing. */
  bar?: ReactNode;
  verdict: ReactNode;
  /** What a reader must know beside the verdict: why it is not comparable, which sources differ. */
  note?: ReactNode;
}

export interface LedgerProps {
  caption: ReactNode;
  columns: { line: string; expected: string; achieved: string; verdict: string };
  /** Said in place of a side that no source states. */
  notStated: string;
  lines: readonly LedgerLine[];
}

const grid =
  'grid grid-cols-2 gap-x-6 @xl:grid-cols-3 @3xl:grid-cols-[minmax(0,1fr)_8.5rem_8.5rem_11.5rem] @3xl:gap-x-8';

/** Promise and delivery, set like a ledger: what was expected, what was achieved, and the verdict of each line. */
export function Ledger({ caption, columns, notStated, lines }: LedgerProps) {
  return (
    <table role="table" className="@container block w-full">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="sr-only @3xl:not-sr-only @3xl:block">
        <tr role="row" className={`${grid} border-rule-firm border-b pb-1.5 text-caption text-ink-soft`}>
          <Header>{columns.line}</Header>
          <Header numeric>{columns.expected}</Header>
          <Header numeric>{columns.achieved}</Header>
          <Header>{columns.verdict}</Header>
        </tr>
      </thead>
      <tbody role="rowgroup" className="block">
        {lines.map((line) => (
          <tr
            key={line.id}
            id={line.id}
            role="row"
            className={`${grid} border-rule border-b py-4 @3xl:items-baseline @3xl:py-3`}
          >
            <th
              scope="row"
              role="rowheader"
              className="col-span-2 min-w-0 text-left font-normal @xl:col-span-3 @3xl:col-span-1"
            >
              <span className="block max-w-measure font-serif">{line.title}</span>
              {line.note && (
                <span className="mt-1 block max-w-measure text-caption text-ink-soft">{line.note}</span>
              )}
            </th>
            <Side entry={line.expected} header={columns.expected} notStated={notStated} />
            <Side entry={line.achieved} header={columns.achieved} notStated={notStated} />
            <td role="cell" className="col-span-2 mt-2.5 min-w-0 @xl:col-span-1 @xl:mt-3 @3xl:mt-0">
              {line.verdict}
              {line.bar && <span className="mt-2 block">{line.bar}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Header({ children, numeric = false }: { children: string; numeric?: boolean }) {
  return (
    <th
      scope="col"
      role="columnheader"
      className={`font-normal ${numeric ? 'text-left @3xl:text-right' : 'text-left'}`}
    >
      {children}
    </th>
  );
}

function Side({
  entry,
  header,
  notStated,
}: {
  entry: LedgerEntry | null;
  header: string;
  notStated: string;
}) {
  return (
    <td role="cell" className="mt-3 min-w-0 @3xl:mt-0 @3xl:text-right">
      <span aria-hidden="true" className="block text-caption text-ink-soft @3xl:hidden">
        {header}
      </span>
      {entry === null ? (
        <span className="text-ink-soft text-small">{notStated}</span>
      ) : (
        <>
          {entry.qualifier && <span className="block text-caption text-ink-soft">{entry.qualifier} </span>}
          {entry.figure && (
            <span className="block font-title text-heading tabular-nums leading-tight">{entry.figure} </span>
          )}
          {entry.unit && <span className="block text-caption">{entry.unit} </span>}
          {entry.words && <span className="block text-small">{entry.words} </span>}
          {entry.source}
        </>
      )}
    </td>
  );
}
