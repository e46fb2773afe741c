/**
 * The one way in which a route handler of the staff area answers: it says who may, reads the body, finds who is there,
 * and turns the outcome into a redirect, JSON, or the page of the form shown again with everything that was posted.
 * Nothing it catches is lost: what fails is told to the server, which answers in words.
 */
import { lacksSecondFactor, type StaffActor, type StaffRole } from '#lib/auth/actor.ts';
import { findActor, findReadingActor } from '#lib/auth/gate.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { localeFrom } from '#lib/i18n/locale.ts';
import type { Issue } from '#lib/issues.ts';
import { type FormRefusal, getRequestContext } from '#lib/web/request-context.ts';
import { type EndpointName, endpointOf, type OpenEndpointName } from '#lib/web/staff/endpoints.ts';
import { type PostedBody, readPostedBody } from '#lib/web/staff/form-body.ts';
import { issueSentence } from '#lib/web/staff/issue-sentences.ts';
import { staffPageOf } from '#lib/web/staff/staff-page.ts';

export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429;

export type Answer =
  /** Done; a plain form is led `to` an address of ours, an enhanced one gets `value`. */
  | { ok: true; to: string; value?: unknown; cookies?: readonly string[] }
  /** Done; what it made is told once, on the page the form stood on, and goes into no address. */
  | { ok: true; shown: unknown }
  /** A body of another kind, such as a file. */
  | { ok: true; response: Response }
  | {
      ok: false;
      issues: readonly Issue[];
      /** Absent: told by the codes, 422 for what can be mended in the form. */
      status?: RefusalStatus;
      value?: unknown;
      cookies?: readonly string[];
    };

export interface Exchange extends PostedBody {
  request: Request;
  /** Language of the page the form stands on. */
  locale: Locale;
  /** Address of that page, checked; null when the form named none. */
  page: string | null;
  actor: StaffActor | null;
}

/** As {@link Exchange}, where nobody comes without having signed in. */
export interface ActorExchange extends Exchange {
  actor: StaffActor;
}

const statusByCode: Readonly<Record<string, RefusalStatus>> = {
  'signed-out': 401,
  'second-factor': 403,
  forbidden: 403,
  'other-person': 409,
  'not-found': 404,
  conflict: 409,
  'edition-closed': 409,
  gone: 410,
  'too-long': 413,
  'too-many': 429,
  malformed: 400,
};

/** Answers a request to the endpoint `name` by `work`, which sees only who the table lets in. */
export async function answerStaff(
  request: Request,
  name: EndpointName,
  work: (exchange: ActorExchange) => Promise<Answer>,
): Promise<Response> {
  // Only endpoints for anyone hand out null, and they come through answerAnyone.
  return answer(request, name, (exchange) => work(exchange as ActorExchange));
}

/** As {@link answerStaff}, for what also serves somebody who is not signed in; `actor` is then null. */
export async function answerAnyone(
  request: Request,
  name: OpenEndpointName,
  work: (exchange: Exchange) => Promise<Answer>,
): Promise<Response> {
  return answer(request, name, work);
}

async function answer(
  request: Request,
  name: EndpointName,
  work: (exchange: Exchange) => Promise<Answer>,
): Promise<Response> {
  const hasForm = request.method !== 'GET' && endpointOf(name).body !== 'raw';
  const body = hasForm ? await readPostedBody(request) : emptyBody;
  const exchange: Exchange = {
    ...(body ?? emptyBody),
    request,
    actor: null,
    ...whereFrom(request, body?.form['page']),
  };
  try {
    if (body === null) return refuse(name, exchange, { ok: false, issues: [wrong('malformed')] });
    exchange.actor =
      (await findActor(staffDatabase(), request.headers)) ??
      // A program's key opens what reads and nothing else.
      (endpointOf(name).method === 'GET' ? await findReadingActor(staffDatabase(), request.headers) : null);
    const refusal = refusalOf(name, exchange);
    const answered = refusal ? { ok: false as const, issues: [wrong(refusal)] } : await work(exchange);
    if (!answered.ok) return refuse(name, exchange, answered);
    if ('response' in answered) return answered.response;
    if ('shown' in answered) return show(name, exchange, answered.shown);
    return accept(request, answered);
  } catch (error) {
    // The server has the words for it, and keeps what was posted.
    const context = getRequestContext();
    if (context === undefined) throw error;
    context.failure ??= error;
    context.refusal = refusalFor(name, exchange, { ok: false, issues: [] }, 500);
    return new Response(null, { status: 500 });
  }
}

const emptyBody: PostedBody = { form: {}, lists: {}, files: {}, json: undefined };
const wrong = (code: string): Issue => ({ field: '', code });

/** Why the table does not let this exchange in; null when it does. */
function refusalOf(name: EndpointName, { actor, form }: Exchange): string | null {
  const { who } = endpointOf(name);
  // A form knows for whom it was made: somebody else who signed in meanwhile must not send it.
  const madeFor = form['person'];
  if (madeFor && actor && madeFor !== actor.personId) return 'other-person';
  if (who === 'anyone') return null;
  if (actor === null) return 'signed-out';
  if (who === 'person') return null;
  if (lacksSecondFactor(actor)) return 'second-factor';
  if (who === 'staff') return null;
  return actor.memberships.some(({ role }: { role: StaffRole }) => who.includes(role)) ? null : 'forbidden';
}

function accept(request: Request, { to, value, cookies }: Extract<Answer, { to: string }>): Response {
  const headers = headersWith(cookies);
  if (wantsJson(request)) return json({ ok: true, to, value }, 200, headers);
  headers.set('Location', to);
  return new Response(null, { status: 303, headers });
}

/** The page again, with what was made. */
function show(name: EndpointName, exchange: Exchange, value: unknown): Response {
  const context = getRequestContext();
  if (context === undefined || wantsJson(exchange.request))
    return json({ ok: true, to: exchange.page, value }, 201, new Headers());
  context.refusal = refusalFor(name, exchange, { ok: false, issues: [], value }, 201);
  return new Response('', { status: 201, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

function refuse(name: EndpointName, exchange: Exchange, refused: Extract<Answer, { ok: false }>): Response {
  const status = refused.status ?? statusByCode[refused.issues[0]?.code ?? ''] ?? 422;
  const refusal = refusalFor(name, exchange, refused, status);
  const headers = headersWith(refused.cookies);
  const context = getRequestContext();
  if (wantsJson(exchange.request)) {
    const issues = refusal.issues.map(({ field, code, message }) => ({ field, code, message }));
    return json({ ok: false, issues, value: refused.value }, status, headers);
  }
  if (context === undefined) {
    headers.set('Content-Type', 'text/plain; charset=utf-8');
    return new Response(`${refusal.issues.map(({ message }) => message).join('\n')}\n`, { status, headers });
  }
  context.refusal = refusal;
  // Empty and a document: the server puts the page in its place.
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response('', { status, headers });
}

function refusalFor(
  name: EndpointName,
  { form, lists, page, locale }: Exchange,
  { issues, value }: Extract<Answer, { ok: false }>,
  status: number,
): FormRefusal {
  const { area } = endpointOf(name);
  const isOthers = issues.some(({ code }) => code === 'other-person');
  return {
    endpoint: name,
    page,
    status,
    values: isOthers ? {} : form,
    lists: isOthers ? {} : lists,
    issues: issues.map((issue) => ({ ...issue, message: issueSentence(locale, area, issue) })),
    ...(value !== undefined && { value }),
  };
}

const wantsJson = (request: Request) => request.headers.get('accept')?.includes('application/json') ?? false;

function json(body: unknown, status: number, headers: Headers): Response {
  headers.set('Content-Type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(body), { status, headers });
}

function headersWith(cookies: readonly string[] = []): Headers {
  const headers = new Headers();
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return headers;
}

/** The page a form says it stands on, and the language of it or of the page the request came from. */
function whereFrom(request: Request, named: string | undefined): { page: string | null; locale: Locale } {
  const page = staffPageOf(named ?? '');
  const referrer = request.headers.get('referer');
  const path = page ?? (referrer !== null && URL.canParse(referrer) ? new URL(referrer).pathname : '');
  return { page, locale: localeFrom(path.split(/[/?]/)[1]) ?? 'en' };
}
