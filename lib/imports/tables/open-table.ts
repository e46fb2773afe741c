/**
 * Opens a file as a table, in a child process that has 256 MB and 20 seconds. A file that needs more, or brings the child
 * down, is refused; the process that asked is never in danger.
 */
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GuardedProcess, parserLimits } from '#lib/codecs/guarded-process.ts';
import { type TableRow, tableLimits } from '#lib/codecs/table.ts';
import { headerPlace } from '#lib/imports/tables/header-place.ts';
import { isOwnHeader } from '#lib/imports/tables/mapping.ts';
import { unpackRows } from '#lib/imports/tables/packed-rows.ts';
import type { ReadingChoices } from '#lib/imports/tables/read-table.ts';
import type { Answer, Question } from '#lib/imports/tables/table-process.ts';
import type { Issue } from '#lib/issues.ts';
import type { OpenedTable } from '#lib/projects/schema/batch.ts';

/** Rows by which columns are guessed; a screen shows the first five. */
const sampleRows = 100;

const script = ['lib', 'imports', 'tables', 'table-process.ts'];

/** A table that is open. Its rows can be gone through once; `close` when they are not. */
export interface Table extends OpenedTable {
  /** The rows below the header, some hundred at a time. Throws {@link TableRefused} where the file turns out to be broken. */
  rows: () => AsyncGenerator<TableRow[]>;
  close: () => void;
}

export type TableOutcome = { ok: true; table: Table } | { ok: false; issues: Issue[] };

/** The file cannot be read to its end. */
export class TableRefused extends Error {
  override readonly name = 'TableRefused';
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(issue.code);
    this.issue = issue;
  }
}

/** Opens the table that `bytes` hold. Never throws for what a file holds. */
export async function openTable(bytes: Buffer, choices: ReadingChoices = {}): Promise<TableOutcome> {
  if (bytes.length > tableLimits.bytes)
    return { ok: false, issues: [{ field: '', code: 'too-large', context: { most: tableLimits.bytes } }] };
  const reader = await startReader(bytes);
  try {
    const answer = await reader.ask({ ask: 'open', choices });
    if (!('opened' in answer)) throw new TableRefused({ field: '', code: 'broken-table' });
    const first = await nextRows(reader);
    const at = headerPlace(first.rows, answer.opened.format, choices.headerLine);
    const header = first.rows[at];
    const sample = first.rows.slice(at + 1);
    if (header === undefined) throw new TableRefused({ field: '', code: 'empty' });
    const cells = header.cells.map((cell) => cell.trim());
    const opened: OpenedTable = {
      ...answer.opened,
      own: isOwnHeader(cells),
      header: cells,
      headerLine: header.line,
      sample: sample.slice(0, sampleRows).map((row) => row.cells),
    };
    return {
      ok: true,
      table: { ...opened, rows: () => remaining(reader, sample, first.done), close: () => reader.close() },
    };
  } catch (error) {
    reader.close();
    if (error instanceof TableRefused) return { ok: false, issues: [error.issue] };
    throw error;
  }
}

/** The child gets the file as its input, under no name: nothing is left of it when both have closed it. */
async function startReader(bytes: Buffer): Promise<TableProcess> {
  const folder = await mkdtemp(path.join(tmpdir(), `grantfolio-table-${process.pid}-`));
  try {
    const file = path.join(folder, 'table');
    await writeFile(file, bytes, { mode: 0o600 });
    const input = await open(file, 'r');
    try {
      return new TableProcess(input.fd);
    } finally {
      await input.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function nextRows(reader: TableProcess): Promise<{ rows: TableRow[]; done: boolean }> {
  const answer = await reader.ask({ ask: 'rows' });
  if ('rows' in answer) return { rows: unpackRows(answer.rows), done: answer.done };
  throw new TableRefused({ field: '', code: 'broken-table' });
}

/** The next portion, which may fail while the one before is still worked on: it is heard of when it is waited for. */
function askedAhead(reader: TableProcess): Promise<{ rows: TableRow[]; done: boolean }> {
  const coming = nextRows(reader);
  coming.catch(() => {});
  return coming;
}

/** Asks for the next portion while the one before is worked on. */
async function* remaining(
  reader: TableProcess,
  first: TableRow[],
  isAll: boolean,
): AsyncGenerator<TableRow[]> {
  try {
    let coming = isAll ? null : askedAhead(reader);
    if (first.length > 0) yield first;
    while (coming !== null) {
      const { rows, done } = await coming;
      coming = done ? null : askedAhead(reader);
      if (rows.length > 0) yield rows;
    }
  } finally {
    reader.close();
  }
}

/** The child that reads one table. The time that passes between two questions does not count. */
class TableProcess {
  readonly #process: GuardedProcess<Question, Answer>;
  #left = parserLimits.milliseconds;

  /** `input`: the file, open for reading. */
  constructor(input: number) {
    this.#process = new GuardedProcess(script, { input });
  }

  /** Throws {@link TableRefused} when the file is refused. */
  async ask(question: Question): Promise<Answer> {
    const begunAt = performance.now();
    const told = await this.#process.ask(question, this.#left);
    this.#left = Math.max(1, this.#left - (performance.now() - begunAt));
    if (!told.ok)
      throw new TableRefused({ field: '', code: told.code === 'fallen' ? 'too-much-memory' : told.code });
    if ('refused' in told.answer) throw new TableRefused(told.answer.refused);
    return told.answer;
  }

  close(): void {
    this.#process.close();
  }
}
