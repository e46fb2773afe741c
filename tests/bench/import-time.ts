/**
 * What reading a page into facts costs: as a multiple of a bare scan of its lines for labels, in the same run; how it grows
 * with the length of the document; what memory a thousand pages in one command take, and what time a hostile file.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DocumentReader } from '#lib/imports/documents/document-reader.ts';
import { importDocuments } from '#lib/imports/import-documents.ts';
import { findMarks } from '#lib/imports/pages/marks.ts';
import { readPage } from '#lib/imports/pages/pipeline.ts';
import { linesOf } from '#lib/imports/pages/text.ts';
import type { Vocabulary } from '#lib/imports/pages/vocabulary.ts';
import { openTable, TableRefused } from '#lib/imports/tables/open-table.ts';
import { hostileFiles } from '#tests/support/hostile-files.ts';
import { committedVocabulary, importFixtures } from '#tests/support/import-fixtures.ts';
import { hostileTables } from '#tests/support/table-files.ts';

export interface ImportTime {
  measured: string;
  kilobytes: number;
  scanMs: number;
  readMs: number;
  timesTheScan: number;
  /** Stays the same where time grows with the length. */
  readMsPerKilobyte: number;
}

export interface ImportMemory {
  measured: string;
  /** Megabytes that the process holds after so many pages. */
  after250: number;
  after500: number;
  after1000: number;
}

export interface HostileTime {
  measured: string;
  /** From the start of a process for it to the refusal, by the clock. */
  slowestMs: number;
  slowest: string;
}

/** Processor time that a stretch takes at least. */
const leastMs = 150;

/** Milliseconds of the processor that one call takes: the best of several stretches, after one that warms up. */
function timeOf(call: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let stretch = 0; stretch < 6; stretch += 1) {
    const begun = process.cpuUsage().user;
    let calls = 0;
    let spent = 0;
    while (spent < leastMs * 1000) {
      call();
      calls += 1;
      spent = process.cpuUsage().user - begun;
    }
    if (stretch > 0) best = Math.min(best, spent / calls / 1000);
  }
  return best;
}

/** Reads the pages of the fixtures, then one page at one, two, four and forty times its length, then a thousand files, then hostile ones. */
export async function measureImports(): Promise<(ImportTime | ImportMemory | HostileTime)[]> {
  const vocabulary = await committedVocabulary();
  const texts = importFixtures()
    .filter(({ name }) => name.startsWith('portal') || name.startsWith('operator'))
    .map(({ bytes }) => bytes.toString('utf8'));
  const measure = (measured: string, pages: readonly string[]): ImportTime => {
    const scanMs = timeOf(() => {
      for (const text of pages) findMarks(linesOf(text), vocabulary.labels);
    });
    const readMs = timeOf(() => {
      for (const text of pages) readPage({ name: 'page', text }, vocabulary);
    });
    const kilobytes = pages.reduce((sum, text) => sum + text.length, 0) / 1000;
    return {
      measured,
      kilobytes,
      scanMs,
      readMs,
      timesTheScan: readMs / scanMs,
      readMsPerKilobyte: readMs / kilobytes,
    };
  };
  const page = texts.find((text) => text.includes('Summary of project results')) ?? '';
  const prose = page.slice(page.indexOf('Description') + 12).repeat(10);
  return [
    measure(`${texts.length} pages of the fixtures`, texts),
    ...[1, 2, 4, 40].map((times) => measure(`a page, its prose ${times}×`, [page + prose.repeat(times)])),
    await memoryOfThousand(texts, vocabulary),
    await timeOfHostile(),
    await timeOfHostileTables(),
  ];
}

async function timeOfHostile(): Promise<HostileTime> {
  let slowest = { name: '', ms: 0 };
  for (const [name, { bytes }] of Object.entries(hostileFiles)) {
    const file = bytes();
    const reader = new DocumentReader();
    const begun = performance.now();
    await reader.read(file);
    const ms = performance.now() - begun;
    reader.close();
    if (ms > slowest.ms) slowest = { name, ms };
  }
  const count = Object.keys(hostileFiles).length;
  return { measured: `${count} hostile documents`, slowestMs: slowest.ms, slowest: slowest.name };
}

async function timeOfHostileTables(): Promise<HostileTime> {
  let slowest = { name: '', ms: 0 };
  for (const [name, { bytes }] of Object.entries(hostileTables)) {
    const file = bytes();
    const begun = performance.now();
    await goThrough(file);
    const ms = performance.now() - begun;
    if (ms > slowest.ms) slowest = { name, ms };
  }
  const count = Object.keys(hostileTables).length;
  return { measured: `${count} hostile tables`, slowestMs: slowest.ms, slowest: slowest.name };
}

/** Reads a table until it is refused. */
async function goThrough(file: Buffer): Promise<void> {
  const opened = await openTable(file);
  if (!opened.ok) return;
  try {
    for await (const _ of opened.table.rows()) continue;
  } catch (error) {
    if (!(error instanceof TableRefused)) throw error;
  }
}

async function memoryOfThousand(texts: readonly string[], vocabulary: Vocabulary): Promise<ImportMemory> {
  const folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-bench-'));
  try {
    const files = Array.from({ length: 1000 }, (_, index) => path.join(folder, `${index}.txt`));
    for (const [index, file] of files.entries())
      await writeFile(file, `${texts[index % texts.length]}\n\nThis is page ${index} of many.`);
    const held = new Map<number, number>();
    const onRead = (done: number) => {
      if (done % 250 === 0) held.set(done, Math.round(process.memoryUsage().rss / 1_000_000));
    };
    for await (const _ of importDocuments({ files, vocabulary, published: [], onRead })) continue;
    const after = (pages: number) => held.get(pages) ?? 0;
    return {
      measured: '1,000 pages in one command',
      after250: after(250),
      after500: after(500),
      after1000: after(1000),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
