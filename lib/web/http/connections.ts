/**
 * How connections are kept, limited and ended: slow clients are closed before they cost anything, malformed requests
 * get an answer in words, and a server that ends lets every answer finish first.
 */
import {
  type IncomingMessage,
  type RequestListener,
  Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';

/** Slow clients are closed within ten seconds; Node looks at them once a second. */
const headersMs = 7_000;
/** Only uploads of staff take that long, and whoever reads them has limits of its own; other bodies are not waited for. */
const requestMs = 90_000;
const checkMs = 1_000;
/** A browser's next click; longer than that a connection is not worth its memory. */
const keepAliveMs = 5_000;
/** A reader who takes nothing for so long is gone. */
const silentMs = 20_000;
/** An upload waits for the one before it, and each may take its reader 20 seconds; nothing asked of us takes as long. */
const answerMs = 120_000;
/** Addresses are at most half of this; the rest is cookies and what browsers say of themselves. */
const headerBytes = 16_384;
/** What is under way may take so long when the server ends. */
const graceMs = 8_000;

/** An HTTP server with these limits; not listening yet. Tests give shorter ones. */
export function createLimitedServer(
  listener: RequestListener,
  limits: { silentMs?: number; answerMs?: number } = {},
): Server {
  const server = new Server(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: checkMs,
      keepAliveTimeout: keepAliveMs,
      maxHeaderSize: headerBytes,
    },
    listener,
  );
  server.setTimeout(limits.silentMs ?? silentMs);
  closeWhenSilent(server, limits.answerMs ?? answerMs);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => answerMalformed(error, socket));
  return server;
}

/** Closes connections on which nothing moves, but not those of people who wait for an answer that we are making. */
function closeWhenSilent(server: Server, mostMs: number): void {
  const asked = new WeakMap<Socket, { req: IncomingMessage; res: ServerResponse; at: number }>();
  server.prependListener('request', (req: IncomingMessage, res: ServerResponse) => {
    asked.set(req.socket, { req, res, at: performance.now() });
  });
  server.on('timeout', (socket: Socket) => {
    const last = asked.get(socket);
    const isOurs = last !== undefined && last.req.complete && !last.res.headersSent && !last.res.closed;
    if (!isOurs || performance.now() - last.at > mostMs) socket.destroy();
    // The clock of silence runs out once; it is wound again.
    else socket.setTimeout(server.timeout);
  });
}

/** Listens on `host`:`port` (0: any free one) and returns the port. Rejects with Node's own error. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server listens on no port');
  return address.port;
}

/** Accepts nothing more, lets what is under way finish, then closes every connection. */
export async function closeGracefully(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(late);
}

function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const words = `${status} ${STATUS_CODES[status]}\n`;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${words.length}\r\n` +
      `Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n${words}`,
    () => socket.destroy(),
  );
}
