import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { createLimitedServer, listen } from '#lib/web/http/connections.ts';

let server: Server;

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** A server that finds everybody silent after a moment, and what somebody hears who says `request` and nothing more. */
async function heard(request: string, listener: RequestListener, limits: object): Promise<string> {
  server = createLimitedServer(listener, { silentMs: 20, ...limits });
  const socket = connect(await listen(server, '127.0.0.1', 0), '127.0.0.1');
  socket.write(request);
  return await text(socket);
}

const whole = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc';

describe('a connection on which nothing moves', () => {
  test('is kept while the answer to all that was asked is being made', async () => {
    const answerLate = async (req: IncomingMessage, res: ServerResponse) => {
      await text(req);
      for (let time = 1; time <= 3; time += 1) await once(server, 'timeout');
      res.end('late');
    };
    expect(await heard(whole, (...given) => void answerLate(...given), {})).toMatch(/^HTTP\/1.1 200[^]*late/);
  });

  test('is closed when no answer comes at all', async () => {
    expect(await heard(whole, (req) => void req.resume(), { answerMs: 60 })).toBe('');
  });

  test('is closed when what was asked does not come to its end', async () => {
    const unfinished = whole.replace('Content-Length: 3', 'Content-Length: 4');
    expect(await heard(unfinished, (req) => void req.resume(), {})).toBe('');
  });

  test('is closed when an answer was begun that nobody takes', async () => {
    const begun = (_: IncomingMessage, res: ServerResponse) => void res.write('begun');
    expect(await heard(whole, begun, {})).toMatch(/^HTTP\/1.1 200[^]*begun/);
  });
});
