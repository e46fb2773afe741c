/**
 * Answers every request: hands those of the staff area to their own door, and for the public site refuses what is
 * malformed, sends files and kept pages itself, lets the framework make the others and finishes what it made. Whatever
 * happens, the client gets a whole answer in words, and within a second when the database is away. Knows no page and
 * reads no database.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AnswerCache } from '#lib/web/cache/answer-cache.ts';
import type { Stamp } from '#lib/web/cache/change-ledger.ts';
import type { KeptPage } from '#lib/web/cache/kept-page.ts';
import type { PageCache } from '#lib/web/cache/page-cache.ts';
import { isDatabaseUnavailable } from '#lib/web/database-away.ts';
import { CapturedResponse } from '#lib/web/http/captured-response.ts';
import { answerWithErrorPage } from '#lib/web/http/error-pages.ts';
import {
  askFramework,
  type FrameworkPatience,
  finishedHeaders,
  type Page,
  type Site,
} from '#lib/web/http/framework.ts';
import { makeAnonymous, removeInternalHeaders } from '#lib/web/http/request-headers.ts';
import { readRequestTarget } from '#lib/web/http/request-target.ts';
import { Representation, send } from '#lib/web/http/send.ts';
import { staffAddress } from '#lib/web/http/staff-door.ts';
import { answerStaffExchange, type StaffSettings } from '#lib/web/http/staff-exchange.ts';
import type { StaticFiles } from '#lib/web/http/static-files.ts';
import type { UploadedFiles } from '#lib/web/http/uploaded-files.ts';
import { newRequestContext, type RequestContext, runWithRequestContext } from '#lib/web/request-context.ts';

export interface ListenerOptions extends Site {
  pages: PageCache;
  answers: AnswerCache;
  files: StaticFiles;
  uploads: Pick<UploadedFiles, 'answer'>;
  headers: readonly (readonly [name: string, value: string])[];
  staff: StaffSettings;
}

interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
  requestId: string;
  pathname: string;
  /** Path and question, as the framework is asked for them. */
  address: string;
  /** How it was answered, for the log. */
  by: 'refusal' | 'file' | 'cache' | 'stale' | 'framework' | 'staff' | 'error';
}

/**
 * The whole answer is due within a second; this leaves time to send it. When the database is known to be away, a page
 * that needs none is made in a tenth of what it gets.
 */
const readersPatience: FrameworkPatience = { silentMs: 800, awayMs: 350 };

/** Addresses that pages and routes may have; what is elsewhere does not exist, and the image optimizer is not used. */
const ours = /^\/(?:en|bg)(?:\/|$)|^\/_next\/(?!image)|^\/(?:livez|readyz|robots\.txt|sitemap\.xml)?$/;

/** Browsers and proxies ask each time: a change is seen at once, and an unchanged page costs a 304. */
const askEachTime = 'no-cache';

/** The listener of the HTTP server. */
export function createListener(
  options: ListenerOptions,
): (req: IncomingMessage, res: ServerResponse) => void {
  const { log } = options;
  return (req, res) => {
    const begunAt = performance.now();
    const exchange: Exchange = {
      req,
      res,
      requestId: randomUUID(),
      pathname: '',
      address: '',
      by: 'framework',
    };
    const target = req.url ?? '';
    res.on('close', () => {
      log.info({
        requestId: exchange.requestId,
        method: req.method,
        target: withoutKeys(target).slice(0, 500),
        status: res.statusCode,
        ms: Math.round(performance.now() - begunAt),
        by: exchange.by,
        ...(!res.writableFinished && { aborted: true }),
      });
    });
    for (const [name, value] of options.headers) res.setHeader(name, value);
    res.setHeader('X-Request-Id', exchange.requestId);
    answer(options, exchange).catch(async (error: unknown) => {
      log.error({ requestId: exchange.requestId, err: error }, 'a request failed in the server');
      exchange.by = 'error';
      if (res.headersSent) res.destroy();
      else await answerWithErrorPage(req, res, 500, exchange.requestId).catch(() => res.destroy());
    });
  };
}

async function answer(options: ListenerOptions, exchange: Exchange): Promise<void> {
  const { req, res, requestId } = exchange;
  exchange.by = 'refusal';
  const target = readRequestTarget(req.url);
  const staff = target.ok ? staffAddress(target.pathname) : null;
  // Only the staff area reads bodies; whoever sends one elsewhere is not waited for.
  if (staff === null && hasBody(req)) res.setHeader('Connection', 'close');
  if (staff === null && req.method !== 'GET' && req.method !== 'HEAD')
    return await answerWithErrorPage(req, res, 405, requestId);
  if (!target.ok) return await answerWithErrorPage(req, res, target.status, requestId);
  exchange.pathname = target.pathname;
  exchange.address = target.pathname + target.search;
  req.url = exchange.address;
  if (staff !== null) {
    exchange.by = 'staff';
    return await answerStaffExchange(options, { ...exchange, address: staff });
  }
  exchange.by = 'file';
  if (await options.files.answer(target.pathname, req, res)) return;
  if (await options.uploads.answer(target.pathname, exchange)) return;
  if (!ours.test(target.pathname)) return await answerWithErrorPage(req, res, 404, requestId);
  removeInternalHeaders(req);
  makeAnonymous(req);
  const page = options.pages.findInMemory(target.pathname);
  if (page !== null) return await sendKept(exchange, page, 'cache');
  const known = options.answers.find(exchange.address);
  if (known !== null) {
    exchange.by = 'cache';
    return await send(req, res, { ...known, status: 200, isCompressible: true });
  }
  exchange.by = 'framework';
  const context = newRequestContext(requestId, options.follower.stamp);
  await runWithRequestContext(context, () => answerByFramework(options, exchange, context));
}

/** Links that let somebody in carry their key in the address; the log is read by others. */
const keys = /\/(reset|invitation|shared|questions)\/[^/?]+|([?&](?:token|code|state)=)[^&]*/gi;
const withoutKeys = (target: string) =>
  target.replace(keys, (_, segment?: string, parameter?: string) =>
    segment === undefined ? `${parameter}…` : `/${segment}/…`,
  );

const hasBody = ({ headers, method }: IncomingMessage) =>
  (method !== 'GET' && method !== 'HEAD') ||
  headers['transfer-encoding'] !== undefined ||
  (headers['content-length'] ?? '0') !== '0';

async function answerByFramework(
  options: ListenerOptions,
  exchange: Exchange,
  context: RequestContext,
): Promise<void> {
  const { req, res } = exchange;
  const captured = new CapturedResponse(res);
  const outcome = await askFramework(options, { req, captured, context, patience: readersPatience });
  if (outcome.kind === 'done') return;
  if (outcome.kind === 'page') {
    const { status, ...moved } = (outcome.status === 200 && context.declared) || { status: outcome.status };
    const headers = { ...outcome.headers, ...moved };
    return await sendPage(options, exchange, { ...outcome, status, headers }, context);
  }
  if (!captured.abandon()) return void res.destroy();
  if (outcome.isMalformed) return await answerWithErrorPage(req, res, 400, exchange.requestId);
  await answerFailure(options, exchange, context);
}

/** The last known page when the database is away, else a page that says what is wrong. */
async function answerFailure(
  options: ListenerOptions,
  exchange: Exchange,
  context: RequestContext,
): Promise<void> {
  const { req, res, requestId, pathname } = exchange;
  const { follower, log, pages } = options;
  // Who waited for another request's render learns the reason from the follower.
  if (isDatabaseUnavailable(context.failure)) follower.suspect();
  const isDatabaseAway = isDatabaseUnavailable(context.failure) || !follower.isHealthy;
  const page = isDatabaseAway ? pages.findLastKnown(pathname) : null;
  if (page !== null) return await sendKept(exchange, page, 'stale');
  exchange.by = 'error';
  if (isDatabaseAway) log.warn({ requestId, err: context.failure }, 'a page needs the database');
  else log.error({ requestId, err: context.failure }, 'a page failed');
  await answerWithErrorPage(req, res, isDatabaseAway ? 503 : 500, requestId);
}

const representations = new WeakMap<KeptPage, Representation>();

async function sendKept(exchange: Exchange, page: KeptPage, by: 'cache' | 'stale'): Promise<void> {
  if (page.value.kind !== 'APP_PAGE') throw new TypeError('only documents are sent from the cache');
  exchange.by = by;
  let representation = representations.get(page);
  if (representation === undefined) {
    representation = new Representation(Buffer.from(page.value.html), 'many');
    representations.set(page, representation);
  }
  const { 'content-security-policy': policy, link } = page.value.headers ?? {};
  await send(exchange.req, exchange.res, {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': askEachTime,
      'Content-Security-Policy': policy,
      ...(link !== undefined && { Link: link }),
    },
    representation,
    isCompressible: true,
  });
}

async function sendPage(
  options: ListenerOptions,
  exchange: Exchange,
  page: Page,
  context: RequestContext,
): Promise<void> {
  const { req, res, requestId } = exchange;
  const { status, body } = page;
  const headers = {
    ...finishedHeaders(page, requestId, options.log),
    'cache-control': status < 300 ? askEachTime : 'no-store',
  };
  const representation = new Representation(body, 'once');
  if (mayKeep(options, exchange, status, context))
    options.answers.keep(exchange.address, {
      stamp: context.stamp,
      tags: [...context.tags],
      expiresAt: context.expiresAt,
      headers,
      representation,
    });
  await send(req, res, { status, headers, representation, isCompressible: true });
}

/** Whether a page says what it shows and is not kept already, as those are that look at nothing but their path. */
function mayKeep(
  { pages }: ListenerOptions,
  { req, pathname }: Exchange,
  status: number,
  context: RequestContext,
): context is RequestContext & { stamp: Stamp } {
  const isWhole = status === 200 && req.method === 'GET' && context.failure === undefined;
  return isWhole && context.stamp !== null && context.tags.size > 0 && pages.findInMemory(pathname) === null;
}
