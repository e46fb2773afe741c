/** One change of many projects at once: what it is to do cell by cell, and what became of each row. */
import type { Issue } from '#lib/issues.ts';
import type { EntryState } from '#lib/projects/schema/edition.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** Projects that are changed at once by hand; more are an import. */
export const mostChanged = 1000;

export const batchStates = ['prepared', 'running', 'applied', 'undoing', 'undone'] as const;
export type BatchState = (typeof batchStates)[number];

/** `uploaded`: a table whose columns nobody has assigned yet. */
export type ImportState = 'uploaded' | BatchState;

export const batchRowStates = ['waiting', 'applied', 'skipped', 'undone'] as const;
export type BatchRowState = (typeof batchRowStates)[number];

/** The text of a path before and after. */
export interface BatchCell {
  from: string;
  to: string;
  /** Set by an undo that found another text there and left it. */
  kept?: boolean;
}

export interface BatchRow {
  position: number;
  projectId: string | null;
  cells: Record<string, BatchCell>;
  state: BatchRowState;
  /** Why it was skipped, or not wholly undone: the code of an issue. */
  problem: Issue['code'] | null;
}

/** A batch and how many of its rows are in each state. */
export interface BatchSummary {
  batchId: string;
  kind: 'bulk-change' | 'import';
  plan: unknown;
  state: BatchState;
  rows: Record<BatchRowState, number>;
  /** Rows with a problem. */
  problems: number;
}

/** What a row of a table would do. */
export const plannedKinds = ['new', 'changed', 'same', 'duplicate', 'problem'] as const;
export type PlannedKind = (typeof plannedKinds)[number];

/** A project that a row resembles, or a row before it in the same table. */
export interface RowDuplicate {
  /** Null for a row of the table. */
  slug: string | null;
  /** The line of that row. */
  line?: number;
  /** From 0 to 1. */
  score: number;
  reasons: { code: string; count?: number }[];
}

/** A row of a table as it would be carried out. */
export interface PlannedRow {
  /** Counts the rows of the table from 0. */
  position: number;
  line: number;
  kind: PlannedKind;
  /** Null for a new project, and where nobody knows which. */
  projectId: string | null;
  title: string;
  /** What would change; of a new project, all that it begins with. */
  cells: Record<string, BatchCell>;
  /** What keeps the row from being carried out: `field` is the column, `context.column` its header, `context.line` its line. */
  issues: Issue[];
  /** What will be asked before the project is published. */
  remarks: Issue[];
  duplicates: RowDuplicate[];
  /** The project as it was when the table was handed out is not the project as it is. */
  changedSinceExport: boolean;
}

/** A project as the rows of a table are compared with it. */
export interface IndexedEntry {
  projectId: string;
  slug: string;
  title: { en: string; bg: string };
  programme: string | null;
  state: EntryState;
  /** The head of its last text. */
  revision: string;
  /** The texts of the paths that were asked for. */
  texts: Draft;
}

/** Which columns of a table mean what, as a person settled it. */
export interface Mapping {
  /** By position: the name of a column of ours, or null for one that is not read. */
  columns: (string | null)[];
  /** What tells the project of a row; `none`: every row is a new one. */
  key: 'id' | 'slug' | 'number' | 'none';
  /** The word that empties a field; empty: nothing does. */
  clears: string;
  /** Of new projects whose row names none. */
  programme: string | null;
  decimals: ',' | '.' | null;
  dates: 'day-first' | 'month-first';
  currency: 'EUR' | 'BGN' | 'NOK' | null;
}

/** A table as it was found in a file. */
export interface OpenedTable {
  format: 'csv' | 'xlsx' | '360giving' | 'iati';
  /** True for a table that was handed out here. */
  own: boolean;
  encoding?: string;
  separator?: string;
  /** The sheet that is read, and all there are. */
  sheet?: string;
  sheets?: string[];
  header: string[];
  /** The line of the header. */
  headerLine: number;
  /** Its first rows; a screen shows five, the rest helps to guess. */
  sample: string[][];
}

/** A row of a table that was checked, with what became of it. */
export interface ImportRow extends PlannedRow {
  state: BatchRowState;
  problem: Issue['code'] | null;
  /** True when the row began the project it names. */
  created: boolean;
}

/** A table that somebody brings in, and how far it is. */
export interface ImportSummary {
  batchId: string;
  /** The name of the file. */
  name: string;
  fileKey: string;
  table: OpenedTable;
  mapping: Mapping | null;
  state: ImportState;
  kinds: Record<PlannedKind, number>;
  rows: Record<BatchRowState, number>;
  /** Rows that were to be carried out and were not, or not wholly taken back. */
  problems: number;
  createdAt: Date;
  createdBy: string;
}
