/**
 * Hands back what somebody posted when it could not be taken and the page of its form cannot be shown: a document with
 * every field and a button that sends it again, or JSON for a form that kept its fields itself. Needs no database and
 * no script.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '#lib/format/localized.ts';
import { localeFrom } from '#lib/i18n/locale.ts';
import { getMessages } from '#lib/i18n/messages.ts';
import { scriptlessPolicy } from '#lib/web/csp/policy.ts';
import { escapeHtml, renderDocument, retryAfterSeconds } from '#lib/web/http/error-pages.ts';
import { Representation, send } from '#lib/web/http/send.ts';
import { readPostedBody } from '#lib/web/staff/form-body.ts';

interface Answering {
  req: IncomingMessage;
  res: ServerResponse;
  requestId: string;
}

type Areas = ReturnType<typeof getMessages>['errorPages'];
export type FailureArea = {
  [Name in keyof Areas]: Areas[Name] extends { title: string; text: string } ? Name : never;
}[keyof Areas];

export interface SentText {
  status: number;
  area: FailureArea;
  /** What is wrong, one sentence each. */
  sentences: readonly string[];
  /** The posted bytes. */
  body: Buffer;
  /** Where the form stands. */
  page: string | null;
}

/** A short line fits into a field that is not seen; the rest is shown, so that it can also be copied. */
const longestHidden = 60;

/** Answers with a document that holds every posted field and sends them to the same address again. */
export async function answerWithSentText(exchange: Answering, sent: SentText): Promise<void> {
  const { req, res } = exchange;
  const locale = localeFor(req, sent.page);
  const document = await render(exchange, sent, locale);
  await send(req, res, {
    status: sent.status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': scriptlessPolicy,
      ...(sent.status === 503 && { 'Retry-After': retryAfterSeconds }),
    },
    representation: new Representation(Buffer.from(document), 'once'),
    isCompressible: true,
    hasTag: false,
  });
}

async function render({ req, requestId }: Answering, sent: SentText, locale: Locale): Promise<string> {
  const { home: _, reference, sentText: words, ...areas } = getMessages(locale).errorPages;
  const { title, text } = areas[sent.area];
  const fields = await fieldsOf(req, sent.body);
  const signIn = `/${locale}/staff/sign-in`;
  const lines = [
    `<section lang="${locale}">`,
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>${escapeHtml(text)}</p>`,
    ...sent.sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`),
    ...(sent.status === 401
      ? [`<p><a href="${signIn}" target="_blank" rel="noopener">${escapeHtml(words.signIn)}</a></p>`]
      : []),
    ...(fields.length > 0 ? formLines(req, fields, words) : []),
    `<p><a href="${escapeHtml(sent.page ?? `/${locale}/staff`)}">${escapeHtml(words.back)}</a></p>`,
    ...(sent.status >= 500
      ? [`<p class="reference">${escapeHtml(reference)} <code>${escapeHtml(requestId)}</code></p>`]
      : []),
    '</section>',
  ];
  return renderDocument(locale, title, lines.join('\n'));
}

/** What a form says of itself; nobody typed it. */
const ofTheForm = new Set(['page', 'person', 'operationId', 'form']);

function formLines(req: IncomingMessage, fields: readonly [string, string][], words: Areas['sentText']) {
  const isShown = ([name, value]: readonly [string, string]) =>
    !ofTheForm.has(name) && (value.length > longestHidden || value.includes('\n'));
  const hidden = fields.filter((field) => !isShown(field));
  const shown = fields.filter(isShown);
  const [path = ''] = (req.url ?? '').split('?');
  return [
    `<form method="post" action="${escapeHtml(path)}">`,
    `<p><button type="submit">${escapeHtml(words.again)}</button></p>`,
    ...hidden.map(
      ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
    ),
    ...(shown.length > 0 ? [`<h2>${escapeHtml(words.text)}</h2>`] : []),
    // A line end after the tag is not part of the text.
    ...shown.map(
      ([name, value], index) =>
        `<textarea name="${escapeHtml(name)}" rows="8" aria-label="${escapeHtml(`${words.text} ${index + 1}`)}">\n${escapeHtml(value)}</textarea>`,
    ),
    '</form>',
  ];
}

/** Names of fields that hold a secret: a page must not carry it. */
const secret = /password|code|secret|token/i;

async function fieldsOf(req: IncomingMessage, body: Buffer): Promise<[string, string][]> {
  if (body.length === 0) return [];
  const request = new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': req.headers['content-type'] ?? '' },
    body: new Uint8Array(body),
  });
  const posted = await readPostedBody(request);
  if (posted === null || posted.json !== undefined) return [];
  return Object.entries(posted.form)
    .filter(([name]) => !secret.test(name))
    .flatMap(([name, value]) =>
      (posted.lists[name] ?? [value]).map((each): [string, string] => [name, each]),
    );
}

/** The same for a form that waits for JSON. */
export function answerInJson({ req, res }: Answering, status: number, area: FailureArea): void {
  const { title, text } = getMessages(localeFor(req, null)).errorPages[area];
  const body = JSON.stringify({
    ok: false,
    issues: [{ field: '', code: area, message: `${title}. ${text}` }],
  });
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...(status === 503 && { 'Retry-After': retryAfterSeconds }),
  });
  res.end(body);
}

/** The language of the form's page, or of the page the request came from. */
function localeFor({ headers }: IncomingMessage, page: string | null): Locale {
  const from = headers.referer;
  const path = page ?? (from !== undefined && URL.canParse(from) ? new URL(from).pathname : '');
  return localeFrom(path.split(/[/?]/)[1]) ?? 'en';
}
