/**
 * What reading a page into facts costs: as a multiple of a bare scan of its lines for labels, in the same run, and how it
 * grows with the length of the document.
 */
import { findMarks } from '#lib/imports/pages/marks.ts';
import { readPage } from '#lib/imports/pages/pipeline.ts';
import { linesOf } from '#lib/imports/pages/text.ts';
import { committedVocabulary, importFixtures } from '#tests/support/import-fixtures.ts';

export interface ImportTime {
  measured: string;
  scanMs: number;
  readMs: number;
  timesTheScan: number;
}

/** Long enough that the clock does not matter, short enough that one runs it gladly. */
const leastMs = 400;

/** Milliseconds of one call: the best of several stretches, after one that warms up. */
function timeOf(call: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let stretch = 0; stretch < 4; stretch += 1) {
    const begunAt = performance.now();
    let calls = 0;
    while (performance.now() - begunAt < leastMs / 4 || calls === 0) {
      call();
      calls += 1;
    }
    if (stretch > 0) best = Math.min(best, (performance.now() - begunAt) / calls);
  }
  return best;
}

/** Reads the pages of the fixtures, then one page at one, two, four and forty times its length. */
export async function measureImports(): Promise<ImportTime[]> {
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
    return { measured, scanMs, readMs, timesTheScan: readMs / scanMs };
  };
  const page = texts.find((text) => text.includes('Summary of project results')) ?? '';
  const prose = page.slice(page.indexOf('Description') + 12).repeat(10);
  return [
    measure(`${texts.length} pages of the fixtures`, texts),
    ...[1, 2, 4, 40].map((times) =>
      measure(`a page, its prose ${times}×`, [`${page}\n${prose.repeat(times)}`]),
    ),
  ];
}
