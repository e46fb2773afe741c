/**
 * Answers a request to the staff area: refuses it at the door or lets the framework work, shows the page of a refused
 * form again with everything that was posted, and hands back what was posted even when no page can be made. Nothing of
 * it is ever kept, by us or by anybody on the way.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isDatabaseUnavailable } from '#lib/web/database-away.ts';
import { CapturedResponse, type Outcome } from '#lib/web/http/captured-response.ts';
import { answerWithErrorPage } from '#lib/web/http/error-pages.ts';
import {
  askFramework,
  type FrameworkPatience,
  finishedHeaders,
  type Page,
  type Site,
} from '#lib/web/http/framework.ts';
import { fieldsOf, postedFields, showsAgain } from '#lib/web/http/posted-fields.ts';
import { readBody, replay } from '#lib/web/http/request-body.ts';
import { removeInternalHeaders } from '#lib/web/http/request-headers.ts';
import { Representation, send } from '#lib/web/http/send.ts';
import { answerInJson, answerWithSentText } from '#lib/web/http/sent-text.ts';
import {
  bodyLimit,
  clientAddress,
  type DoorSettings,
  refusalAtDoor,
  type StaffAddress,
} from '#lib/web/http/staff-door.ts';
import {
  type FormRefusal,
  newRequestContext,
  type RequestContext,
  runWithRequestContext,
} from '#lib/web/request-context.ts';
import { longestBody, longestUpload } from '#lib/web/staff/endpoint.ts';
import { staffPageOf } from '#lib/web/staff/staff-page.ts';

export type StaffSettings = DoorSettings;

export interface StaffExchange {
  req: IncomingMessage;
  res: ServerResponse;
  requestId: string;
  pathname: string;
  address: StaffAddress;
}

type Options = Site & { staff: StaffSettings };

/** Somebody waits for the page; a list of everything takes a second at most. */
const pagePatience: FrameworkPatience = { silentMs: 4000, awayMs: 1000 };
/** A save may wait for locks and for a password's hash; breaking it off would leave the person in doubt. */
const writePatience: FrameworkPatience = { silentMs: 25_000, awayMs: 2000 };

/** A draft arrives in a second or two; a photograph over a slow line takes a minute. */
const bodyTimes = { totalMs: 20_000, silentMs: 8000 };
const uploadTimes = { totalMs: 85_000, silentMs: 8000 };

const always: readonly (readonly [name: string, value: string])[] = [
  ['Cache-Control', 'no-store'],
  ['Referrer-Policy', 'same-origin'],
  ['X-Robots-Tag', 'noindex, nofollow'],
];

/** Answers a request whose address is the staff area's. */
export async function answerStaffExchange(options: Options, exchange: StaffExchange): Promise<void> {
  const { req, res, requestId, address } = exchange;
  for (const [name, value] of always) res.setHeader(name, value);
  const refusal = refusalAtDoor(req, address, options.staff);
  if (refusal !== null) {
    res.setHeader('Connection', 'close');
    if (wantsJson(req)) return answerInJson(exchange, refusal.status, refusal.area);
    return await answerWithErrorPage(req, res, refusal.status, requestId, refusal.area);
  }
  // No link of ours holds one, and no database takes it.
  if (req.url?.includes('%00')) return await answerWithErrorPage(req, res, 400, requestId);
  const client = clientAddress(req, options.staff.trustsProxy);
  removeInternalHeaders(req);
  const isWriting = req.method !== 'GET' && req.method !== 'HEAD';
  const body = isWriting ? await bodyOf(exchange) : noBody;
  if (body === null) return;
  const context = newRequestContext(requestId, options.follower.stamp, { clientAddress: client });
  const asked = isWriting ? replay(req, { body }) : req;
  const patience = isWriting ? writePatience : pagePatience;
  const captured = new CapturedResponse(res, { 'cache-control': 'no-store' });
  const outcome = await runWithRequestContext(context, () =>
    askFramework(options, { req: asked, captured, context, patience }),
  );
  if (outcome.kind === 'done') return;
  if (context.refusal !== null && outcome.kind === 'page')
    return await answerRefused(options, exchange, { refusal: context.refusal, made: outcome, body });
  if (outcome.kind === 'page') return await sendPage(options, exchange, outcome, context);
  if (!captured.abandon()) return void res.destroy();
  await answerFailure(options, exchange, { context, outcome, body });
}

const endOf = (res: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (res.closed) resolve();
    else res.once('close', resolve);
  });

const untaken = {
  'too-long': { status: 413, area: 'tooLong' },
  'too-slow': { status: 408, area: 'tooSlow' },
  'too-busy': { status: 503, area: 'unavailable' },
} as const;

/** The whole body, or null when the client was told that it cannot be taken. */
async function bodyOf(exchange: StaffExchange): Promise<Buffer | null> {
  const { req, res, requestId, pathname } = exchange;
  const most = bodyLimit(pathname, req.headers['content-type']);
  const times = most > longestBody ? uploadTimes : bodyTimes;
  // More than is taken is read where a page can hand it back.
  const bytes = wantsJson(req) ? most : Math.max(most, longestUpload);
  const body = await readBody(req, { bytes, ...times }, endOf(res));
  if (Buffer.isBuffer(body) && body.length <= most) return body;
  if (Buffer.isBuffer(body)) await handBackTooMuch(exchange, body);
  else if (body === 'gone') res.destroy();
  else {
    res.setHeader('Connection', 'close');
    const { status, area } = untaken[body];
    if (wantsJson(req)) answerInJson(exchange, status, area);
    else await answerWithErrorPage(req, res, status, requestId, area);
  }
  return null;
}

/** Says that it is too much, with all of it: made shorter there, it can be sent again. */
async function handBackTooMuch(exchange: StaffExchange, body: Buffer): Promise<void> {
  const posted = await postedFields(exchange.req.headers['content-type'], body);
  const [, page] = posted.find(([name]) => name === 'page') ?? [];
  await answerWithSentText(exchange, {
    status: 413,
    area: 'tooLong',
    sentences: [],
    body,
    page: page === undefined ? null : staffPageOf(page),
  });
}

const noBody = Buffer.alloc(0);

/** The page the form stood on, with what was posted and what is wrong; else what was posted, to be sent again. */
async function answerRefused(
  options: Options,
  exchange: StaffExchange,
  { refusal, made, body }: { refusal: FormRefusal; made: Page; body: Buffer },
): Promise<void> {
  const { req, res, requestId } = exchange;
  const cookies = made.headers['set-cookie'];
  if (cookies !== undefined) res.setHeader('Set-Cookie', cookies);
  const isOthers = refusal.issues.some(({ code }) => code === 'other-person');
  const page = refusal.status === 401 || isOthers ? null : await pageAgain(options, exchange, refusal);
  if (page === null)
    return await answerWithSentText(exchange, {
      status: refusal.status,
      area: isOthers ? 'otherPerson' : refusal.status === 401 ? 'signedOut' : 'notTaken',
      sentences: isOthers ? [] : refusal.issues.map(({ message }) => message),
      // Somebody else's text is not shown to whoever is signed in now.
      body: isOthers ? noBody : body,
      page: refusal.page,
    });
  await send(req, res, {
    status: refusal.status,
    headers: finishedHeaders(page, requestId, options.log),
    representation: new Representation(page.body, 'once'),
    isCompressible: true,
    hasTag: false,
  });
}

/** Renders the page a form stood on with the refused form; null when it does not show all of it, and why. */
async function pageAgain(
  options: Options,
  { req, res, requestId }: StaffExchange,
  refusal: FormRefusal,
): Promise<Page | null> {
  if (refusal.page === null || staffPageOf(refusal.page) === null) return null;
  const headers = Object.fromEntries(
    Object.entries(req.headers).filter(([name]) => !/^(?:content-|transfer-|expect$)/.test(name)),
  );
  const context = newRequestContext(requestId, options.follower.stamp, { returned: refusal });
  const captured = new CapturedResponse(res);
  const asked = replay(req, { method: 'GET', url: refusal.page, headers });
  const outcome = await runWithRequestContext(context, () =>
    askFramework(options, { req: asked, captured, context, patience: pagePatience }),
  );
  const isShown = context.isReturnedShown && context.declared === null;
  if (outcome.kind === 'page' && outcome.status === 200 && isShown && showsRefused(outcome.body, refusal))
    return outcome;
  captured.abandon();
  if (outcome.kind === 'failed')
    options.log.error({ requestId, err: context.failure }, 'a form could not be shown again');
  return null;
}

/** What was made is shown by the page that asked for it; what was refused stands there word for word. */
function showsRefused(page: Buffer, { status, values, lists, issues }: FormRefusal): boolean {
  if (status < 400) return true;
  const sentences = issues.map(({ message }) => message);
  return showsAgain(page.toString(), fieldsOf(values, lists), sentences);
}

async function sendPage(
  { log }: Options,
  { req, res, requestId }: StaffExchange,
  page: Page,
  context: RequestContext,
): Promise<void> {
  const location = page.headers['location'];
  if (page.status >= 300 && page.status < 400 && location !== undefined) {
    const cookies = page.headers['set-cookie'];
    if (cookies !== undefined) res.setHeader('Set-Cookie', cookies);
    // What follows a redirect of ours is always a page that is read.
    res.writeHead(303, { Location: location, 'Content-Length': 0 }).end();
    return;
  }
  const declared = page.status === 200 ? context.declared : null;
  await send(req, res, {
    status: declared?.status ?? page.status,
    headers: finishedHeaders(page, requestId, log),
    representation: new Representation(page.body, 'once'),
    isCompressible: true,
    hasTag: false,
  });
}

/** Says what is wrong, and hands back what was posted. */
async function answerFailure(
  { follower, log }: Options,
  exchange: StaffExchange,
  { context, outcome, body }: { context: RequestContext; outcome: Outcome; body: Buffer },
): Promise<void> {
  const { req, res, requestId } = exchange;
  if (outcome.kind === 'failed' && outcome.isMalformed)
    return await answerWithErrorPage(req, res, 400, requestId);
  if (isDatabaseUnavailable(context.failure)) follower.suspect();
  const isAway = isDatabaseUnavailable(context.failure) || !follower.isHealthy;
  if (isAway) log.warn({ requestId, err: context.failure }, 'the staff area needs the database');
  else log.error({ requestId, err: context.failure }, 'a request of the staff area failed');
  const status = isAway ? 503 : 500;
  if (wantsJson(req)) return answerInJson(exchange, status, isAway ? 'unavailable' : 'failed');
  if (body.length > 0)
    return await answerWithSentText(exchange, {
      status,
      area: isAway ? 'unavailable' : 'failed',
      sentences: [],
      body,
      page: context.refusal?.page ?? null,
    });
  await answerWithErrorPage(req, res, status, requestId);
}

const wantsJson = ({ headers }: IncomingMessage) => headers.accept?.includes('application/json') ?? false;
