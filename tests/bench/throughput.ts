/** Pages a second and waiting times under fifty connections, each page beside the same bytes from a static server. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

/** As many as L1 of the load tests keeps open. */
const connections = 50;
const warmUpSeconds = 3;
const measuredSeconds = 10;
/** What every browser of the last ten years sends. */
const headers = { 'accept-encoding': 'gzip, deflate, br' };

export interface Throughput {
  page: string;
  path: string;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers that did not come or were no 200. */
  failed: number;
  bytes: number;
  staticPerSecond: number;
  staticP99Ms: number;
}

/** The answer as it goes over the wire. Throws when it is no 200. */
async function recorded(url: string): Promise<{ body: Buffer; headers: Record<string, string> }> {
  const [answer] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
  const body = await buffer(answer);
  if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}.`);
  const { 'transfer-encoding': _, connection: __, 'keep-alive': ___, date: ____, ...rest } = answer.headers;
  const kept = Object.entries(rest).map(([name, value]) => [name, String(value)] as const);
  return { body, headers: { ...Object.fromEntries(kept), 'content-length': String(body.length) } };
}

async function load(url: string, seconds: number) {
  const result = await autocannon({ url, connections, duration: seconds, headers, timeout: 10 });
  return {
    perSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failed: result.errors + result.timeouts + result.non2xx,
  };
}

/** Measures each page of the site, by name and path, one after the other; some half a minute a page. */
export async function measureThroughput(site: string, pages: Record<string, string>): Promise<Throughput[]> {
  const folder = mkdtempSync(join(tmpdir(), 'grantfolio-bench-'));
  for (const [page, path] of Object.entries(pages)) {
    const answer = await recorded(site + path);
    writeFileSync(join(folder, `${page}.body`), answer.body);
    writeFileSync(join(folder, `${page}.headers`), JSON.stringify(answer.headers));
  }
  const server = spawn(
    process.execPath,
    [fileURLToPath(new URL('./static-server.ts', import.meta.url)), folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const [address] = (await once(server.stdout, 'data')) as [Buffer];
    const yardstick = address.toString('utf8').trim();
    const results: Throughput[] = [];
    for (const [page, path] of Object.entries(pages)) {
      await load(site + path, warmUpSeconds);
      const own = await load(site + path, measuredSeconds);
      await load(`${yardstick}/${page}`, warmUpSeconds);
      const plain = await load(`${yardstick}/${page}`, measuredSeconds);
      const { body } = await recorded(site + path);
      results.push({
        page,
        path,
        ...own,
        bytes: body.length,
        staticPerSecond: plain.perSecond,
        staticP99Ms: plain.p99Ms,
      });
    }
    return results;
  } finally {
    server.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}
