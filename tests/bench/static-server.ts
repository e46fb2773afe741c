/**
 * A plain static file server, the yardstick of the benchmark: it sends the files of a folder as they are, with the
 * headers that stand beside each, reading them from disk at every request. Prints its address when it listens.
 *
 * Usage: node tests/bench/static-server.ts FOLDER
 */
import { createReadStream, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';

const server = createServer((request, response) => {
  const name = (request.url ?? '').slice(1);
  if (!/^[a-z]+$/.test(name)) return response.writeHead(404).end();
  response.writeHead(200, JSON.parse(readFileSync(join(folder, `${name}.headers`), 'utf8')));
  return createReadStream(join(folder, `${name}.body`)).pipe(response);
});
server.listen(0, '127.0.0.1', () =>
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
process.once('SIGTERM', () => process.exit(0));
