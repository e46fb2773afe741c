/** How long the server takes for a search, one at a time, the page included; every address is asked for the first time. */
export interface SearchTime {
  search: string;
  medianMs: number;
  slowestMs: number;
}

/** The five searches a stranger tries first, and what people combine. */
const searches: Record<string, string> = {
  'a place, in Bulgarian': 'q=Пловдив',
  'a place, mistyped': 'q=plovdif',
  'a place, as heard': 'q=Pazardjik',
  'a word in another form': 'q=затвор',
  'a word of a document': 'q=handbook',
  'nothing asked': '',
  'place and group': 'place=plovdiv&target-group=roma',
  'words, place, group, status': 'q=деца&place=plovdiv&target-group=children&status=results-published',
  'nothing found': 'q=qxzvw',
};

/** A page is asked for this often, each time in a way it was not before. */
const rounds = 25;

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Milliseconds from request to the last byte. Throws when the answer is no 200. */
async function timeOf(url: string): Promise<number> {
  const begunAt = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
  return performance.now() - begunAt;
}

/** Measures each search; the first round warms up and does not count. */
export async function measureSearches(site: string): Promise<SearchTime[]> {
  const times = new Map<string, number[]>(Object.keys(searches).map((search) => [search, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [search, parameters] of Object.entries(searches)) {
      const locale = round % 2 === 0 ? 'en' : 'bg';
      // A different least amount makes a different search, of the same cost, that no cache knows.
      const url = `${site}/${locale}/projects?${encodeURI(parameters)}&amount-min=${round + 1}`;
      const took = await timeOf(url);
      if (round > 0) times.get(search)?.push(took);
    }
  }
  return [...times].map(([search, all]) => {
    const sorted = all.toSorted((a, b) => a - b);
    return { search, medianMs: quantile(sorted, 0.5), slowestMs: quantile(sorted, 1) };
  });
}
