/**
 * IATI activities as rows, in the dialects 1.0x and 2.0x: a row each, the columns that ours can be filled from first, and
 * behind them a column for each kind of element that says something else. Nothing an activity says is dropped unseen.
 */
import { type TableRow, TableTrouble, tableLimits } from '#lib/codecs/table.ts';
import { type FactColumn, factColumns, factsOf } from '#lib/imports/tables/activity-facts.ts';
import { restOf, Spent } from '#lib/imports/tables/activity-rest.ts';
import { readTrees } from '#lib/imports/tables/activity-tree.ts';

/** What a table has only when some activity says it, in any language: it tells better what another column tells too. */
const optional: ReadonlySet<string> = new Set(['objective', 'total-cost', 'budget']);
const kindOf = (column: FactColumn): string => column.split('/')[0] ?? '';

interface Activity {
  line: number;
  facts: ReadonlyMap<string, string>;
  rest: ReadonlyMap<string, string>;
}

/** The rows of a file of activities, the header first. */
export function readActivities(xml: string): TableRow[] {
  const activities: Activity[] = [];
  const known = readTrees(xml, (tree, line) => {
    if (activities.length >= tableLimits.rows)
      throw new TableTrouble('too-many-rows', { most: tableLimits.rows });
    const spent = new Spent();
    const facts = factsOf(tree, spent);
    activities.push({ line, facts, rest: restOf(tree, spent) });
  });
  if (!known) throw new TableTrouble('unknown-table');
  return withHeader(activities);
}

/** The rows below the columns that they fill. Activities of a file without line breaks are told by their place. */
function withHeader(activities: readonly Activity[]): TableRow[] {
  const said = new Set(
    factColumns.filter((column) => activities.some(({ facts }) => facts.has(column))).map(kindOf),
  );
  const columns = factColumns.filter((column) => !optional.has(kindOf(column)) || said.has(kindOf(column)));
  const others = [...new Set(activities.flatMap(({ rest }) => [...rest.keys()]))];
  if (columns.length + others.length > tableLimits.columns)
    throw new TableTrouble('too-many-columns', { most: tableLimits.columns });
  const haveLines = activities.every(({ line }, at) => line > (activities[at - 1]?.line ?? 0));
  return [
    { line: 1, cells: [...columns, ...others] },
    ...activities.map(({ line, facts, rest }, index) => ({
      line: haveLines ? line : index + 2,
      cells: [
        ...columns.map((column) => facts.get(column) ?? ''),
        ...others.map((column) => rest.get(column) ?? ''),
      ],
    })),
  ];
}
