/**
 * From a search to SQL: the conditions of the facets it is handed, the projects that fail at most one of them, and the
 * counts. Names of columns come from a fixed table of SQL fragments, values only as parameters; it knows no noun.
 */
import { firstDay, lastDay, type PartialDate } from '#lib/format/partial-date.ts';
import {
  choiceNames,
  type FacetTable,
  rangeNames,
  type SearchQuery,
  type SearchSpec,
} from '#lib/search/facet.ts';
import { choiceOf, rangeOf } from '#lib/search/query.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** How a choice facet is stored: an array column, the stored values that an address value means, how many to list. */
export interface ChoiceColumn {
  values: Prisma.Sql;
  stored: (value: string) => readonly string[];
  /** Values counted at most; selected ones come first, then the most frequent. */
  most: number;
}

/** How a range facet is stored. Euro columns hold cents; a period overlaps when an end that is not known is open. */
export type RangeColumn = { cents: Prisma.Sql } | { startsOn: Prisma.Sql; endsOn: Prisma.Sql };

export interface FacetColumns {
  choices: Readonly<Record<string, ChoiceColumn>>;
  ranges: Readonly<Record<string, RangeColumn>>;
}

/** What one facet demands; never unknown, always true or false. */
export interface FacetCondition {
  facet: string;
  sql: Prisma.Sql;
}

/** The conditions of the facets that the search uses, in the order of the table. */
export function facetConditions<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  query: SearchQuery<T, S>,
  columns: FacetColumns,
): FacetCondition[] {
  const conditions: FacetCondition[] = [];
  for (const facet of choiceNames(spec.facets)) {
    const column = columns.choices[facet];
    const { any, none } = choiceOf(query, facet);
    if (column === undefined) throw new Error(`no column for facet ${facet}`);
    const demands = [
      ...(any.length === 0 ? [] : [Prisma.sql`${column.values} && ${any.flatMap(column.stored)}::text[]`]),
      ...(none.length === 0
        ? []
        : [Prisma.sql`NOT ${column.values} && ${none.flatMap(column.stored)}::text[]`]),
    ];
    if (demands.length > 0) conditions.push({ facet, sql: Prisma.sql`(${Prisma.join(demands, ' AND ')})` });
  }
  for (const facet of rangeNames(spec.facets)) {
    const column = columns.ranges[facet];
    const { min, max } = rangeOf(query, facet);
    if (column === undefined) throw new Error(`no column for facet ${facet}`);
    if (min === null && max === null) continue;
    conditions.push({
      facet,
      sql: 'cents' in column ? amountIn(column, min, max) : overlaps(column, min, max),
    });
  }
  return conditions;
}

function amountIn(
  { cents }: { cents: Prisma.Sql },
  min: string | number | null,
  max: string | number | null,
): Prisma.Sql {
  const [least, most] = [min, max].map((euro) => (euro === null ? null : BigInt(euro) * 100n));
  // A cent below the next whole euro still is that many euro.
  return Prisma.sql`coalesce(${cents} >= coalesce(${least}::bigint, 0)
    AND ${cents} < coalesce(${most}::bigint + 100, 9223372036854775807), false)`;
}

function overlaps(
  { startsOn, endsOn }: { startsOn: Prisma.Sql; endsOn: Prisma.Sql },
  min: string | number | null,
  max: string | number | null,
): Prisma.Sql {
  const from = min === null ? null : firstDay(min as PartialDate);
  const to = max === null ? null : lastDay(max as PartialDate);
  return Prisma.sql`(coalesce(${startsOn}, ${endsOn}) IS NOT NULL
    AND (${startsOn} IS NULL OR ${to}::text IS NULL OR ${startsOn} <= ${to}::text::date)
    AND (${endsOn} IS NULL OR ${from}::text IS NULL OR ${endsOn} >= ${from}::text::date))`;
}

/** All conditions at once, as one WHERE can use indexes for. */
export function allOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join([...conditions], ' AND ');
}

/** Rows of the counting query: `kind` total (value: the only facet that failed, or empty), facet name, or `null:<facet>`. */
export interface CountRow {
  kind: string;
  value: string;
  count: number;
}

/**
 * Counts everything a result page shows in one pass. A project that fails no facet counts for the total and for all
 * facets; one that fails a single facet counts for that facet alone, which is how its other values are counted "with
 * the other filters applied", and how it is known what dropping it would give. `table` is aliased `d`.
 */
export function countQuery(
  table: Prisma.Sql,
  where: Prisma.Sql,
  conditions: readonly FacetCondition[],
  columns: FacetColumns,
  selected: (facet: string) => readonly string[],
): Prisma.Sql {
  const failures = conditions.map(({ sql }) => Prisma.sql`(NOT ${sql})::int`);
  const failureCount = failures.length === 0 ? Prisma.sql`0` : Prisma.join(failures, ' + ');
  const failed =
    conditions.length === 0
      ? Prisma.sql`NULL::text`
      : Prisma.sql`CASE ${Prisma.join(
          conditions.map(({ facet, sql }) => Prisma.sql`WHEN NOT ${sql} THEN ${facet}::text`),
          ' ',
        )} END`;
  const choices = Object.entries(columns.choices);
  const ranges = Object.entries(columns.ranges);
  const projections = [
    ...choices.map(([, { values }], index) => Prisma.sql`${values} AS ${slot('v', index)}`),
    ...ranges.map(([, column], index) => Prisma.sql`${isMissing(column)} AS ${slot('m', index)}`),
  ];
  const counts = [
    Prisma.sql`SELECT 'total' AS kind, coalesce(failed, '') AS value, count(*)::int AS count FROM near GROUP BY failed`,
    ...ranges.map(
      ([facet], index) => Prisma.sql`SELECT ${`null:${facet}`}::text, '', count(*)::int FROM near
        WHERE failed = ${facet}::text AND ${slot('m', index)}`,
    ),
    ...choices.map(
      ([facet, { most }], index) => Prisma.sql`(SELECT ${facet}::text, value, count(*)::int
        FROM near, unnest(${slot('v', index)}) AS value
        WHERE failed IS NULL OR failed = ${facet}::text
        GROUP BY value
        ORDER BY value = ANY(${selected(facet)}::text[]) DESC, count(*) DESC, value LIMIT ${most}::int)`,
    ),
  ];
  return Prisma.sql`
    WITH near AS MATERIALIZED (
      SELECT ${failed} AS failed, ${Prisma.join(projections)}
      FROM ${table} d WHERE ${where} AND ${failureCount} <= 1
    )
    ${Prisma.join(counts, ' UNION ALL ')}`;
}

function isMissing(column: RangeColumn): Prisma.Sql {
  return 'cents' in column
    ? Prisma.sql`${column.cents} IS NULL`
    : Prisma.sql`coalesce(${column.startsOn}, ${column.endsOn}) IS NULL`;
}

// biome-ignore format: names in a row
const slots = {
  v: [
    Prisma.sql`v0`, Prisma.sql`v1`, Prisma.sql`v2`, Prisma.sql`v3`, Prisma.sql`v4`, Prisma.sql`v5`, Prisma.sql`v6`,
    Prisma.sql`v7`, Prisma.sql`v8`, Prisma.sql`v9`, Prisma.sql`v10`, Prisma.sql`v11`,
  ],
  m: [Prisma.sql`m0`, Prisma.sql`m1`, Prisma.sql`m2`, Prisma.sql`m3`],
};

/** A name of our own for a column of the counting query. */
function slot(kind: keyof typeof slots, index: number): Prisma.Sql {
  const name = slots[kind][index];
  if (name === undefined) throw new Error(`more than ${slots[kind].length} facets of a kind`);
  return name;
}
