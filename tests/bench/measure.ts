/**
 * Measures the speed of the site on this machine and prints a table each; the figures go to tests/.output/bench.json too.
 * What was found, and how it is meant, stands in content/docs/performance.md.
 *
 * Usage: npm run bench [-- throughput search first-visit typing phone editing imports tables]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startSite } from '#tests/support/site.ts';
import { measureEditing } from './editing.ts';
import { measureFirstVisits } from './first-visit.ts';
import { measureImports } from './import-time.ts';
import { measurePhoneScores } from './phone-scores.ts';
import { measureSearches } from './search-time.ts';
import { measureTables } from './table-import.ts';
import { measureThroughput } from './throughput.ts';
import { measureTyping } from './typing.ts';

const output = fileURLToPath(new URL('../.output/', import.meta.url));

/** Each part, and the pages it looks at, by name. `PROFILE` stands for the first project of the portfolio. */
const parts: Record<string, (site: string, profile: string, dataDir: string) => Promise<object[]>> = {
  throughput: (site, profile) =>
    measureThroughput(site, {
      home: '/en',
      profile,
      search: '/en/projects?q=plovdiv',
      place: '/en/places/plovdiv',
    }),
  search: (site) => measureSearches(site),
  'first-visit': (site, profile) => measureFirstVisits(site, { home: '/en', profile }),
  typing: (site, _, dataDir) => measureTyping(site, dataDir),
  phone: (site, profile) => measurePhoneScores(site, { home: '/en', browse: '/en/projects', profile }),
};

/** Parts that bring what they measure along. */
const alone: Record<string, () => Promise<object[]>> = {
  editing: measureEditing,
  imports: measureImports,
  tables: measureTables,
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
const known = { ...parts, ...alone };
const stray = wanted.filter((name) => known[name] === undefined);
if (stray.length > 0) {
  console.error(`No such part: ${stray.join(', ')}. There are: ${Object.keys(known).join(', ')}.`);
  process.exit(2);
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
const figures: Record<string, object[]> = {};

async function show(name: string, measure: () => Promise<object[]>): Promise<void> {
  console.log(`\n${name}`);
  const rows = await measure();
  figures[name] = rows;
  console.table(rows.map(rounded));
}

console.log(machine);
for (const [name, measure] of Object.entries(alone)) if (isWanted(name)) await show(name, measure);
if (Object.keys(parts).some(isWanted)) {
  console.log('\nStarting the site …');
  const running = process.env['TEST_SITE'];
  const dataDir = process.env['TEST_DATA_DIR'] ?? '';
  const site = running ? { url: running, dataDir, stop: async () => {} } : await startSite();
  try {
    const profile = await firstProfile(site.url);
    for (const [name, measure] of Object.entries(parts))
      if (isWanted(name)) await show(name, () => measure(site.url, profile, site.dataDir));
  } finally {
    await site.stop();
  }
}
mkdirSync(output, { recursive: true });
writeFileSync(`${output}bench.json`, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
console.log('\nThe figures are in tests/.output/bench.json.');
