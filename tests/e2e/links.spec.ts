import { expect, test } from '#tests/support/page.ts';
import { publicAddresses } from './addresses.ts';

const textAddress = /\b(?:href|src|action)="([^"]+)"/g;
const decoded = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replaceAll('&quot;', '"');

/** How many steps from the pages without a question a search is followed: its filters combine without end. */
const questionsFollowed = 1;

test('no link of the site is dead, and every fragment is there', async ({ request, baseURL }) => {
  test.setTimeout(600_000);
  const site = baseURL ?? '';
  const dead: string[] = [];
  const seen = new Map<string, { from: string; depth: number }>([
    ['/en', { from: 'start', depth: 0 }],
    ['/bg', { from: 'start', depth: 0 }],
  ]);
  const fragments: { from: string; path: string; id: string }[] = [];
  const ids = new Map<string, Set<string>>();
  for (const [path, { from, depth }] of seen) {
    const answer = await request.get(path, { maxRedirects: 0 });
    if (answer.status() !== 200) {
      dead.push(`${answer.status()} ${path} (from ${from})`);
      continue;
    }
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    const html = (await answer.text()).replace(/<script\b[\s\S]*?<\/script>/g, '');
    ids.set(path, new Set([...html.matchAll(/\bid="([^"]+)"/g)].map((match) => decoded(match[1] ?? ''))));
    for (const [, raw = ''] of html.matchAll(textAddress)) {
      const url = new URL(decoded(raw), site + path);
      if (url.origin !== site) continue;
      const target = url.pathname + url.search;
      if (url.hash !== '')
        fragments.push({ from: path, path: target, id: decodeURIComponent(url.hash.slice(1)) });
      const steps = url.search === '' ? 0 : depth + 1;
      if (steps <= questionsFollowed && !seen.has(target)) seen.set(target, { from: path, depth: steps });
    }
  }
  expect(dead).toEqual([]);
  expect(seen.size).toBeGreaterThan(100);
  const lost = fragments.filter(({ path, id }) => ids.has(path) && ids.get(path)?.has(id) === false);
  expect(lost.map(({ from, path, id }) => `${path}#${id} (from ${from})`)).toEqual([]);
  const unreachable = (await publicAddresses(request)).filter((path) => !seen.has(path));
  expect(unreachable, 'pages of the site map that no link leads to').toEqual([]);
});
