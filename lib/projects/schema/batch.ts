/** One change of many projects at once: what it is to do cell by cell, and what became of each row. */
import type { Issue } from '#lib/issues.ts';

export const batchStates = ['prepared', 'running', 'applied', 'undoing', 'undone'] as const;
export type BatchState = (typeof batchStates)[number];

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
