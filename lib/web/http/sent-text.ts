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
import { isProse, type PostedField, postedFields } from '#lib/web/http/posted-fields.ts';
import { Representation, send } from '#lib/web/http/send.ts';

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

/** What fits into a line; the rest gets several. */
const longestLine = 60;

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
  const fields = await postedFields(req.headers['content-type'], sent.body);
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

/** Every field goes along; what reads like something written is shown, so that it can also be copied or mended. */
function formLines(req: IncomingMessage, fields: readonly PostedField[], words: Areas['sentText']) {
  const shown = fields.filter(isProse);
  const [path = ''] = (req.url ?? '').split('?');
  const hidden = fields.filter((field) => !isProse(field));
  return [
    `<form method="post" action="${escapeHtml(path)}">`,
    `<p><button type="submit">${escapeHtml(words.again)}</button></p>`,
    ...hidden.map(
      ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
    ),
    ...(shown.length > 0 ? [`<h2>${escapeHtml(words.text)}</h2>`] : []),
    ...shown.map((field, index) => shownField(field, `${words.text} ${index + 1}`)),
    '</form>',
  ];
}

function shownField([name, value]: PostedField, label: string): string {
  const named = `name="${escapeHtml(name)}"`;
  const labelled = `aria-label="${escapeHtml(label)}"`;
  if (value.length <= longestLine && !value.includes('\n'))
    return `<input type="text" ${named} value="${escapeHtml(value)}" ${labelled}>`;
  // A line end after the tag is not part of the text.
  return `<textarea ${named} rows="8" ${labelled}>\n${escapeHtml(value)}</textarea>`;
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
