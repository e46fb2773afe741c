/**
 * Measures the speed of the site on this machine and prints a table each; the figures go to tests/.output/bench.json too.
 * What was found, and how it is meant, stands in content/docs/performance.md.
 *
 * Usage: npm run bench [-- throughput search first-visit phone]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startSite } from '#tests/support/site.ts';
import { measureFirstVisits } from './first-visit.ts';
import { measurePhoneScores } from './phone-scores.ts';
import { measureSearches } from './search-time.ts';
import { measureThroughput } from './throughput.ts';

const output = fileURLToPath(new URL('../.output/', import.meta.url));

/** Each part, and the pages it looks at, by name. `PROFILE` stands for the first project of the portfolio. */
const parts: Record<string, (site: string, profile: string) => Promise<object[]>> = {
  throughput: (site, profile) =>
    measureThroughput(site, {
      home: '/en',
      profile,
      search: '/en/projects?q=plovdiv',
      place: '/en/places/plovdiv',
    }),
  search: (site) => measureSearches(site),
  'first-visit': (site, profile) => measureFirstVisits(site, { home: '/en', profile }),
  phone: (site, profile) => measurePhoneScores(site, { home: '/en', browse: '/en/projects', profile }),
};

/** The address of the first profile that the search lists. */
async function firstProfile(site: string): Promise<string> {
  const page = await (await fetch(`${site}/en/projects`)).text();
  const path = /href="(\/en\/projects\/[a-z0-9-]+)"/.exec(page)?.[1];
  if (path === undefined) throw new Error('The search page lists no project.');
  return path;
}

const rounded = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(3)) : value,
    ]),
  );

const wanted = process.argv.slice(2);
const stray = wanted.filter((name) => parts[name] === undefined);
if (stray.length > 0) {
  console.error(`No such part: ${stray.join(', ')}. There are: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
console.log(`${machine}\nStarting the site …`);
const running = process.env['TEST_SITE'];
const site = running ? { url: running, stop: async () => {} } : await startSite();
try {
  const profile = await firstProfile(site.url);
  const figures: Record<string, object[]> = {};
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n${name}`);
    figures[name] = await measure(site.url, profile);
    console.table(figures[name].map(rounded));
  }
  mkdirSync(output, { recursive: true });
  writeFileSync(`${output}bench.json`, `${JSON.stringify({ machine, profile, figures }, null, 2)}\n`);
  console.log(`\nThe figures are in tests/.output/bench.json.`);
} finally {
  await site.stop();
}
