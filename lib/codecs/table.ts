/**
 * What every codec of tables speaks: rows of cells that are text, each with the line of the file it begins on, and the
 * limits within which a file is read. Knows no meaning of a column.
 */

/** A row as the file has it; cells at its end may be missing. */
export interface TableRow {
  /** Where it begins, counted from 1. */
  line: number;
  cells: string[];
}

/** 10 MB and 100,000 rows are what an upload may have; our widest export has some fifty columns. */
export const tableLimits = {
  bytes: 10_000_000,
  rows: 100_000,
  columns: 1_000,
  /** A project's text may have two megabytes; no row of a table comes near. */
  rowCharacters: 1_000_000,
  unpackedBytes: 100_000_000,
  /** How deep elements of XML and values of JSON may stand in one another. */
  depth: 64,
  /** Lists and objects of a JSON file; a grant has some ten. */
  containers: 1_000_000,
} as const;

const tableTroubles = [
  'empty',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'row-too-long',
  'too-deep',
  'too-complex',
  'unpacked-too-large',
  'too-slow',
  'too-much-memory',
  'quote-not-closed',
  'broken-table',
  'unknown-table',
  'unknown-sheet',
  'encrypted-table',
  'macros',
  'doctype',
  'binary',
  'old-excel',
  'other-workbook',
] as const;
export type TableTroubleCode = (typeof tableTroubles)[number];

/** A file that cannot be read as a table, and where. */
export class TableTrouble extends Error {
  override readonly name = 'TableTrouble';
  readonly code: TableTroubleCode;
  readonly context: Record<string, string | number>;

  constructor(code: TableTroubleCode, context: Record<string, string | number> = {}) {
    super(code);
    this.code = code;
    this.context = context;
  }
}
