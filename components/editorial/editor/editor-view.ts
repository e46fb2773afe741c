/** What every part of the editor's form is drawn from. */
import type { Locale } from '#lib/format/localized.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import type { ShownReading } from '#lib/projects/form/sentences.ts';
import type { Statement } from '#lib/projects/schema.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

export interface EditorView {
  locale: Locale;
  draft: Draft;
  registers: FormRegisters;
  statements: readonly Statement[];
  sources: readonly { id: string; title: string }[];
  /** Sentences by path: what has to be mended there. */
  issues: Readonly<Record<string, readonly string[]>>;
  readings: Readonly<Record<string, ShownReading>>;
  /** Remarks of colleagues by path. */
  notes: Readonly<Record<string, readonly { id: string; text: string; by: string }[]>>;
  mayEdit: (path: string) => boolean;
  /** Where the buttons beside rows are sent by a browser without scripts. */
  rowsAction: string;
}

export const shownText = (view: EditorView, path: string): string => textAt(view.draft, path);
