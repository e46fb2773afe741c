/** Lighthouse's scores of a page on a middling phone with a slow connection: the median of five runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromiumFlags, findChromium } from '#tests/support/chromium.ts';

const runs = 5;
/** A busy machine makes Lighthouse lose the trace of a run now and then: so many may be lost for each page. */
const mayBeLost = 5;

/** What keeps a browser without a window from dozing while it is measured. */
const wakeful = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-extensions',
];

export interface PhoneScores {
  page: string;
  /** 0–100. */
  performance: number;
  accessibility: number;
  bestPractices: number;
  seo: number;
  /** Largest contentful paint, milliseconds. */
  lcpMs: number;
  /** Total blocking time, milliseconds. */
  tbtMs: number;
  /** Cumulative layout shift. */
  cls: number;
}

/** A Chromium that listens for Lighthouse; `port` is where. */
async function listeningChromium() {
  const profile = mkdtempSync(join(tmpdir(), 'grantfolio-lighthouse-'));
  const flags = [
    ...chromiumFlags,
    ...wakeful,
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
  ];
  const child = spawn(findChromium(), [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const found = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('exit', () => reject(new Error(`Chromium ended before it listened:\n${said}`)));
  });
  const close = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { port, close };
}

/** Null when Lighthouse lost the run. */
async function scoresOf(url: string): Promise<Omit<PhoneScores, 'page'> | null> {
  const { port, close } = await listeningChromium();
  try {
    const result = await lighthouse(url, { port, output: 'json', logLevel: 'silent' });
    if (!result) throw new Error(`Lighthouse says nothing about ${url}.`);
    const { categories, audits, runtimeError } = result.lhr;
    if (runtimeError) {
      console.log(`${url}: ${runtimeError.code}`);
      return null;
    }
    const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
    const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
      lcpMs: value('largest-contentful-paint'),
      tbtMs: value('total-blocking-time'),
      cls: value('cumulative-layout-shift'),
    };
  } finally {
    await close();
  }
}

/** Scores of each page, by name and path; of every figure the median of its runs. Some two minutes a page. */
export async function measurePhoneScores(
  site: string,
  pages: Record<string, string>,
): Promise<PhoneScores[]> {
  const results: PhoneScores[] = [];
  for (const [page, path] of Object.entries(pages)) {
    const all: Omit<PhoneScores, 'page'>[] = [];
    for (let run = 0; all.length < runs; run += 1) {
      if (run === runs + mayBeLost) throw new Error(`Lighthouse lost too many runs of ${path}.`);
      const scores = await scoresOf(site + path);
      if (scores) all.push(scores);
    }
    const median = (figure: keyof Omit<PhoneScores, 'page'>) =>
      all.map((each) => each[figure]).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
    results.push({
      page,
      performance: median('performance'),
      accessibility: median('accessibility'),
      bestPractices: median('bestPractices'),
      seo: median('seo'),
      lcpMs: median('lcpMs'),
      tbtMs: median('tbtMs'),
      cls: median('cls'),
    });
  }
  return results;
}
