/**
 * The process that reads tables for another: the file comes on its input, its rows go back as they are asked for. It
 * holds no secret and no connection, and may be ended at any moment.
 */
import { readFileSync } from 'node:fs';
import type { TableRow } from '#lib/codecs/table.ts';
import { TableTrouble } from '#lib/codecs/table.ts';
import { type PackedRows, packRows } from '#lib/imports/tables/packed-rows.ts';
import { type RawTable, type ReadingChoices, readTable } from '#lib/imports/tables/read-table.ts';
import type { Issue } from '#lib/issues.ts';

/** What the process is asked: to open a file, then for rows until there are no more. */
export type Question = { ask: 'open'; choices: ReadingChoices } | { ask: 'rows' };

export type Answer =
  | { opened: Omit<RawTable, 'rows'> }
  | { rows: PackedRows; done: boolean }
  | { refused: Issue };

/** Rows are handed over in portions: one message for each would take longer than reading. */
const portion = 2_000;

let rows: AsyncIterator<TableRow[]> | null = null;

async function answer(question: Question): Promise<Answer> {
  try {
    if (question.ask === 'open') {
      const { rows: read, ...opened } = await readTable(readFileSync(0), question.choices);
      rows = read()[Symbol.asyncIterator]();
      return { opened };
    }
    return await nextPortion();
  } catch (error) {
    // A reader that fails on a file in a way it does not know itself: the file is to blame.
    const { code, context } = error instanceof TableTrouble ? error : new TableTrouble('broken-table');
    return { refused: { field: '', code, context } };
  }
}

async function nextPortion(): Promise<Answer> {
  const portionRows: TableRow[] = [];
  while (rows !== null && portionRows.length < portion) {
    const next = await rows.next();
    if (next.done === true) rows = null;
    else portionRows.push(...next.value);
  }
  return { rows: packRows(portionRows), done: rows === null };
}

process.on('message', (question: Question) => {
  void answer(question).then((said) => process.send?.(said));
});
process.on('disconnect', () => process.exit(0));
