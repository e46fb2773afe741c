import type { ReactNode } from 'react';

export interface Column {
  id: string;
  header: string;
  /** Figures stand right-aligned under each other. */
  numeric?: boolean;
}

export interface TableProps {
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column[];
  /** One cell a column, in the columns' order; the first names its row. */
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
  /** Sums, in the columns' order. */
  total?: readonly ReactNode[];
}

/**
 * A table with rules between rows. On a phone each row is set as a short list with the column names beside the
 * values; roles are written out because a table that is not displayed as one loses them.
 */
export function Table({ caption, captionHidden = false, columns, rows, total }: TableProps) {
  return (
    <table role="table" className="block w-full border-collapse text-small mid:table">
      <caption
        className={
          captionHidden ? 'sr-only' : 'block pb-2 text-left text-ink-soft text-small mid:table-caption'
        }
      >
        {caption}
      </caption>
      <thead role="rowgroup" className="sr-only mid:not-sr-only mid:table-header-group">
        <tr role="row">
          {columns.map(({ id, header, numeric }) => (
            <th
              key={id}
              scope="col"
              role="columnheader"
              className={`border-b border-ink py-2 pr-4 align-bottom text-caption last:pr-0 wide:pr-6 wide:last:pr-0 ${numeric ? 'text-right' : 'text-left'}`}
            >
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="block mid:table-row-group">
        {rows.map(({ id, cells }) => (
          <Row key={id} columns={columns} cells={cells} />
        ))}
      </tbody>
      {total && (
        <tfoot role="rowgroup" className="block font-semibold mid:table-footer-group">
          <Row columns={columns} cells={total} />
        </tfoot>
      )}
    </table>
  );
}

function Row({ columns, cells }: { columns: readonly Column[]; cells: readonly ReactNode[] }) {
  return (
    <tr role="row" className="block border-rule border-b py-2 last:border-ink mid:table-row mid:py-0">
      {columns.map(({ id, header, numeric }, index) => {
        const cell =
          'py-0.5 align-baseline mid:table-cell mid:py-2 mid:pr-4 mid:last:pr-0 wide:pr-6 wide:last:pr-0';
        if (index === 0) {
          return (
            <th key={id} scope="row" role="rowheader" className={`block text-left font-semibold ${cell}`}>
              {cells[index]}
            </th>
          );
        }
        return (
          <td
            key={id}
            role="cell"
            className={`grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-4 ${cell} ${numeric ? 'mid:text-right' : ''}`}
          >
            <span aria-hidden="true" className="text-ink-soft mid:hidden">
              {header}
            </span>
            <span className="min-w-0 break-words">{cells[index]}</span>
          </td>
        );
      })}
    </tr>
  );
}
