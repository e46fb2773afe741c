/**
 * The edge of the site, listening, with a framework that does what a test says. Everything but the framework and the
 * sequence of changes is the real thing.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import { AnswerCache } from '#lib/web/cache/answer-cache.ts';
import { ChangeLedger } from '#lib/web/cache/change-ledger.ts';
import { PageCache } from '#lib/web/cache/page-cache.ts';
import { PageStore } from '#lib/web/cache/page-store.ts';
import { closeGracefully, createLimitedServer, listen } from '#lib/web/http/connections.ts';
import { createListener } from '#lib/web/http/listener.ts';
import { securityHeaders } from '#lib/web/http/security-headers.ts';
import { StaticFiles } from '#lib/web/http/static-files.ts';
import { getRequestContext } from '#lib/web/request-context.ts';
import { setRuntime } from '#lib/web/runtime.ts';

/** Stands for the framework: a test says what it does with a request. */
export type Framework = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
  text: string;
}

export interface Edge {
  framework: Framework;
  isHealthy: boolean;
  ledger: ChangeLedger;
  port: number;
  ask: (target: string, asked?: Asked) => Promise<Answer>;
}

/** An edge of its own for every test of the file; `siteUrl` is the public address it is told. */
export function edgeForEachTest(siteUrl: string | null): Edge {
  const edge: Edge = {
    framework: () => Promise.reject(new Error('the test says nothing')),
    isHealthy: true,
    ledger: new ChangeLedger(),
    port: 0,
    ask: (target, asked) => ask(edge.port, target, asked),
  };
  let close: () => Promise<void>;

  beforeEach(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-edge-'));
    const ledger = new ChangeLedger();
    ledger.begin('db', 0);
    Object.assign(edge, { ledger, isHealthy: true });
    const follower = {
      heard: 0,
      judge: ledger.judge.bind(ledger),
      get stamp() {
        return ledger.stamp;
      },
      get isHealthy() {
        return edge.isHealthy;
      },
      suspect: () => {
        edge.isHealthy = false;
      },
    };
    const log = pino({ level: 'silent' });
    const store = new PageStore(folder, log);
    await store.open();
    const pages = new PageCache({ follower, store });
    setRuntime({ follower, pages, log });
    const server = createLimitedServer(
      createListener({
        framework: (req, res) => edge.framework(req, res),
        follower,
        pages,
        answers: new AnswerCache({ follower }),
        files: await StaticFiles.list(path.join(folder, 'none'), path.resolve('public')),
        uploads: { answer: async () => false },
        headers: securityHeaders(siteUrl),
        staff: { isOn: true, siteUrl: null, trustsProxy: false },
        log,
      }),
    );
    edge.port = await listen(server, '127.0.0.1', 0);
    close = async () => {
      await closeGracefully(server);
      await store.settled();
      await rm(folder, { recursive: true, force: true });
    };
  });
  afterEach(() => close());
  return edge;
}

async function ask(port: number, target: string, { body, ...asked }: Asked = {}): Promise<Answer> {
  const req = request({ host: '127.0.0.1', port, path: target, agent: false, ...asked });
  req.end(body);
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of res) chunks.push(chunk as Buffer);
  const whole = Buffer.concat(chunks);
  return { status: res.statusCode ?? 0, headers: res.headers, body: whole, text: whole.toString() };
}

const flight = 'self.__next_f.push([1,"data"])';

/** A page as {@link sendsPage} sends it. */
export const document = (text: string) => `<!DOCTYPE html><h1>${text}</h1><script>${flight}</script>`;

export const sendsPage =
  (text: string, status = 200): Framework =>
  async (_, res) => {
    res.statusCode = status;
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.setHeader('Cache-Control', 's-maxage=31536000');
    res.write(document(text).slice(0, 20));
    res.end(document(text).slice(20));
  };

export const fails =
  (error: Error): Framework =>
  async (_, res) => {
    const context = getRequestContext();
    if (context !== undefined) context.failure ??= error;
    res.statusCode = 500;
    res.setHeader('Content-Type', 'text/html');
    res.end('<pre>stack of the error</pre>');
  };
