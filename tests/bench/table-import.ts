/**
 * What the check of a table costs: a hundred thousand rows planned against a portfolio, as a multiple of merely parsing
 * them with the same library in the same run, and the memory it takes. A table is read in a process of its own, which
 * nothing has warmed up; so it is parsed in one too, whose start is not counted, while that of the check is.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { EntryIndex } from '#lib/imports/tables/entry-index.ts';
import { guessMapping } from '#lib/imports/tables/mapping.ts';
import { openTable } from '#lib/imports/tables/open-table.ts';
import { planTable } from '#lib/imports/tables/plan.ts';
import { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import type { IndexedEntry } from '#lib/projects/schema/batch.ts';
import { seededContent } from '#tests/factories/form-registers.ts';
import { committedHeaderWords } from '#tests/support/table-files.ts';

export interface TableTime {
  measured: string;
  rows: number;
  parseMs: number;
  checkMs: number;
  timesTheParse: number;
  target: number;
  memoryMb: number;
}

const rows = 100_000;

/** A row of the table: every text differs from row to row but the few that repeat in life too. */
function rowOf(index: number, changed: boolean): string {
  const day = String((index % 28) + 1).padStart(2, '0');
  const status = index % 3 === 0 ? 'completed' : 'ongoing';
  const sum = `${(index % 900) + 1} ${String((index * 7) % 1000).padStart(3, '0')},${changed ? '51' : '50'} EUR`;
  return `BG-LD-${String(index).padStart(6, '0')},"Помощ ${index}, за хората",${status},${sum},2020-01-${day},2023-04-30`;
}

const header = 'number,title,status,grant,start,end';

/** Every other row is a project that stands there, every eighth of them with another sum. */
function portfolio(): IndexedEntry[] {
  return Array.from({ length: rows / 2 }, (_, half): IndexedEntry => {
    const index = half * 2;
    const [number = '', title = '', status = '', grant = '', comma = '', start = '', end = ''] =
      /^([^,]+),"([^"]+)",([^,]+),([^,]+),(\d\d EUR),([^,]+),(.+)$/
        .exec(rowOf(index, half % 4 === 0))
        ?.slice(1) ?? [];
    return {
      projectId: `project-${index}`,
      slug: `project-${index}`,
      title: { en: '', bg: title },
      programme: null,
      state: 'published',
      revision: `revision-${index}`,
      texts: {
        number,
        'title.bg': title,
        declaredStatus: status,
        grant: `${grant},${comma}`,
        startsOn: start,
        endsOn: end,
      },
    };
  });
}

/** Milliseconds of parsing the file once, in a process that does nothing else. */
async function parseAlone(file: string): Promise<number> {
  const { stdout } = await promisify(execFile)(process.execPath, ['tests/bench/parse-table.ts', file]);
  const told = JSON.parse(stdout) as { count: number; ms: number };
  if (told.count !== rows + 1) throw new Error(`Parsed ${told.count} rows.`);
  return told.ms;
}

/** Bytes held by the processes that this one started; 0 where the system does not tell. */
async function memoryOfChildren(): Promise<number> {
  const own = `/proc/${process.pid}/task/${process.pid}/children`;
  const children = await readFile(own, 'utf8').catch(() => '');
  const pages = await Promise.all(
    children
      .split(' ')
      .filter((pid) => pid !== '')
      .map(async (pid) =>
        Number((await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '0 0')).split(' ')[1]),
      ),
  );
  return pages.reduce((sum, each) => sum + each, 0) * 4096;
}

/** Checks the table three times in turns with parsing it; the best of each counts. */
export async function measureTables(): Promise<TableTime[]> {
  const quoted = (line: string) => line.replace(/,(\d+ \d+,\d\d EUR),/, ',"$1",');
  const lines = Array.from({ length: rows }, (_, index) => quoted(rowOf(index, false)));
  const bytes = Buffer.from(`${header}\n${lines.join('\n')}\n`);
  const words = await committedHeaderWords();
  const entries = portfolio();
  const lookup = new RegisterLookup((await seededContent()).registers);
  const folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-bench-'));
  const file = path.join(folder, 'table.csv');
  await writeFile(file, bytes);
  const before = process.memoryUsage.rss();
  let most = before;
  let [parseMs, checkMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const kinds: Record<string, number> = {};
  for (let turn = 0; turn < 4; turn += 1) {
    const parsed = await parseAlone(file);
    const begunAt = performance.now();
    const cpu = process.cpuUsage();
    const opening = openTable(bytes);
    const index = new EntryIndex(entries);
    const indexed = performance.now() - begunAt;
    const opened = await opening;
    if (!opened.ok) throw new Error(JSON.stringify(opened.issues));
    const openedAt = performance.now() - begunAt;
    const { table } = opened;
    for await (const planned of planTable(table, guessMapping(table, words), { index, lookup })) {
      for (const { kind } of planned) kinds[kind] = (kinds[kind] ?? 0) + 1;
      if ((planned[0]?.position ?? 0) % 20_000 < 2_000)
        most = Math.max(most, process.memoryUsage.rss() + (await memoryOfChildren()));
    }
    const checked = performance.now() - begunAt;
    if (process.env['TRACE'])
      console.log({ parsed, indexed, openedAt, checked, kinds, cpu: process.cpuUsage(cpu) });
    // The first turn warms up what plans, as a site that has run for a while is.
    if (turn > 0) [parseMs, checkMs] = [Math.min(parseMs, parsed), Math.min(checkMs, checked)];
  }
  await rm(folder, { recursive: true, force: true });
  return [
    {
      measured: `${rows} rows, ${Math.round(bytes.length / 1e5) / 10} MB, against ${entries.length} projects`,
      rows,
      parseMs,
      checkMs,
      timesTheParse: checkMs / parseMs,
      target: 3,
      memoryMb: (most - before) / 1e6,
    },
  ];
}
