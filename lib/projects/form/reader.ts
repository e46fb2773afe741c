/** What a reading of a draft gathers while it goes through the fields: texts in, issues and readings out. */

import type { Issue } from '#lib/issues.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

/**
 * How a text was understood: the name of the sentence and its values. `asks` when the text can mean something else too,
 * which somebody has to decide before it is published.
 */
export interface Reading {
  code: string;
  context: Record<string, string | number>;
  asks: boolean;
}

export interface DraftReader {
  draft: Draft;
  registers: FormRegisters | undefined;
  issues: Issue[];
  readings: Record<string, Reading>;
  /** The text at a path, without white space at its ends. */
  text(path: string): string;
  issue(field: string, code: string, context?: Issue['context']): void;
  understood(path: string, code: string, context: Reading['context'], asks?: boolean): void;
}

/** A reader of `draft` that has found nothing yet. */
export function readerOf(draft: Draft, registers: FormRegisters | undefined): DraftReader {
  const issues: Issue[] = [];
  const readings = Object.create(null) as Record<string, Reading>;
  return {
    draft,
    registers,
    issues,
    readings,
    text: (path) => textAt(draft, path).trim(),
    issue(field, code, context) {
      issues.push(context === undefined ? { field, code } : { field, code, context });
    },
    understood(path, code, context, asks = false) {
      readings[path] = { code, context, asks };
    },
  };
}
