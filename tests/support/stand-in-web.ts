/** Serves its own environment instead of the site: for tests of the start, which then need no build. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((_request, response) => {
  response.end(JSON.stringify({ pid: process.pid, environment: process.env }));
});
server.listen({ port: Number(process.env['PORT']), host: process.env['HOST'] }, () => {
  process.send?.({ type: 'ready', port: (server.address() as AddressInfo).port });
});
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
