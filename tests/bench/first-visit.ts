/** What a first visit brings over the wire, measured by Chromium with an empty cache: compressed bytes with headers. */
import { readFileSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { chromiumFlags, findChromium } from '#tests/support/chromium.ts';

export interface FirstVisit {
  page: string;
  html: number;
  css: number;
  frameworkScript: number;
  ownScript: number;
  fonts: number;
  other: number;
  total: number;
}

interface BuildManifest {
  rootMainFiles: string[];
  polyfillFiles: string[];
}

/** Scripts that every page of the framework brings, also an empty one. */
function frameworkScripts(): ReadonlySet<string> {
  const url = new URL('../../.next/build-manifest.json', import.meta.url);
  const manifest: BuildManifest = JSON.parse(readFileSync(url, 'utf8'));
  return new Set([...manifest.rootMainFiles, ...manifest.polyfillFiles].map((path) => `/_next/${path}`));
}

async function visit(browser: Browser, url: string): Promise<Omit<FirstVisit, 'page'>> {
  const framework = frameworkScripts();
  const page = await browser.newPage();
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  const asked = new Map<string, { kind: string; path: string }>();
  const sizes = { html: 0, css: 0, frameworkScript: 0, ownScript: 0, fonts: 0, other: 0 };
  devTools.on('Network.responseReceived', ({ requestId, type, response }) => {
    asked.set(requestId, { kind: type, path: new URL(response.url).pathname });
  });
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { kind, path } = asked.get(requestId) ?? { kind: 'Other', path: '' };
    if (kind === 'Document') sizes.html += encodedDataLength;
    else if (kind === 'Stylesheet') sizes.css += encodedDataLength;
    else if (kind === 'Font') sizes.fonts += encodedDataLength;
    else if (kind === 'Script')
      sizes[framework.has(path) ? 'frameworkScript' : 'ownScript'] += encodedDataLength;
    else sizes.other += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.close();
  return { ...sizes, total: Object.values(sizes).reduce((sum, size) => sum + size, 0) };
}

/** Measures the pages, by name and path, each in a browser that has seen none of them. */
export async function measureFirstVisits(site: string, pages: Record<string, string>): Promise<FirstVisit[]> {
  const results: FirstVisit[] = [];
  for (const [page, path] of Object.entries(pages)) {
    const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags] });
    try {
      results.push({ page, ...(await visit(browser, site + path)) });
    } finally {
      await browser.close();
    }
  }
  return results;
}
