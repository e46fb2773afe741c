/**
 * Opens a file as a table, in a child process that has 256 MB and 20 seconds. A file that needs more, or brings the child
 * down, is refused; the process that asked is never in danger.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TableRow, tableLimits } from '#lib/codecs/table.ts';
import { isOwnHeader } from '#lib/imports/tables/mapping.ts';
import { unpackRows } from '#lib/imports/tables/packed-rows.ts';
import type { ReadingChoices } from '#lib/imports/tables/read-table.ts';
import type { Answer, Question } from '#lib/imports/tables/table-process.ts';
import type { Issue } from '#lib/issues.ts';
import type { OpenedTable } from '#lib/projects/schema/batch.ts';

/** The limits of every parser of foreign files. */
const limits = { memoryBytes: 256_000_000, milliseconds: 20_000 };

/** Rows by which columns are guessed; a screen shows the first five. */
const sampleRows = 100;

/** From the project's folder; put together so that no bundler takes it for a part of a page. */
const script = ['lib', 'imports', 'tables', 'table-process.ts'].join('/');

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
    const [header, ...sample] = first.rows;
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

/** A child that answers one question after another. */
class TableProcess {
  readonly #child: ChildProcess;
  #code: 'too-slow' | 'too-much-memory' | null = null;
  #left: number = limits.milliseconds;

  /** `input`: the file, open for reading. */
  constructor(input: number) {
    this.#child = fork(path.resolve(script), [], {
      execArgv: [
        '--max-old-space-size=160',
        '--max-semi-space-size=8',
        '--disable-warning=ExperimentalWarning',
      ],
      env: { PATH: process.env['PATH'], TZ: 'UTC', NODE_ENV: 'production' },
      serialization: 'advanced',
      stdio: [input, 'ignore', 'ignore', 'ipc'],
    });
  }

  /** Throws {@link TableRefused} when the file is refused. The time that passes between two questions does not count. */
  ask(question: Question): Promise<Answer> {
    const child = this.#child;
    const begunAt = performance.now();
    return new Promise((resolve, reject) => {
      const stop = (code: 'too-slow' | 'too-much-memory') => {
        this.#code = code;
        child.kill('SIGKILL');
      };
      const slow = setTimeout(() => stop('too-slow'), this.#left);
      const watch = setInterval(() => {
        if (memoryOf(child.pid) > limits.memoryBytes) stop('too-much-memory');
      }, 25);
      const settle = () => {
        clearTimeout(slow);
        clearInterval(watch);
        child.removeAllListeners();
        this.#left = Math.max(1, this.#left - (performance.now() - begunAt));
      };
      const fallen = () => {
        settle();
        reject(new TableRefused({ field: '', code: this.#code ?? 'too-much-memory' }));
      };
      child.once('message', (answer) => {
        settle();
        const said = answer as Answer;
        if ('refused' in said) reject(new TableRefused(said.refused));
        else resolve(said);
      });
      child.once('exit', fallen);
      child.once('error', fallen);
      child.send(question);
    });
  }

  close(): void {
    this.#child.removeAllListeners();
    this.#child.on('error', () => {});
    this.#child.kill('SIGKILL');
  }
}

/** Resident bytes of a process by what Linux tells; 0 elsewhere, where the heap's own limit stands alone. */
function memoryOf(pid: number | undefined): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1];
    return Number(pages ?? 0) * 4096;
  } catch {
    return 0;
  }
}
