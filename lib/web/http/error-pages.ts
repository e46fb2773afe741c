/**
 * The pages for when no page can be made: whole documents without a script or a database, in the language of the
 * address, in both when the address tells none. Their words are in content/messages under `errorPages`.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Locale, locales } from '#lib/format/localized.ts';
import { getMessages } from '#lib/i18n/messages.ts';
import { homePath } from '#lib/paths.ts';
import { scriptlessPolicy } from '#lib/web/csp/policy.ts';
import { Representation, send } from '#lib/web/http/send.ts';

const areas = {
  400: 'badRequest',
  403: 'crossSite',
  404: 'notFound',
  405: 'methodNotAllowed',
  408: 'tooSlow',
  413: 'tooLong',
  414: 'addressTooLong',
  500: 'failed',
  503: 'unavailable',
} as const;

export type ErrorStatus = keyof typeof areas;

/** Words of another case with the same status. */
export type ErrorArea = (typeof areas)[ErrorStatus] | 'insecure' | 'noStaffArea';

/** Long enough for a database to be restarted. */
export const retryAfterSeconds = 5;

/** Answers `req` with the page for `status`. Only headers already set on `res` before the framework saw it may remain. */
export async function answerWithErrorPage(
  req: IncomingMessage,
  res: ServerResponse,
  status: ErrorStatus,
  requestId: string,
  area: ErrorArea = areas[status],
): Promise<void> {
  const document = renderErrorPage(status, req.url ?? '/', requestId, area);
  await send(req, res, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': scriptlessPolicy,
      ...(status === 503 && { 'Retry-After': retryAfterSeconds }),
      ...(status === 405 && { Allow: 'GET, HEAD' }),
    },
    representation: new Representation(Buffer.from(document), 'once'),
    isCompressible: true,
  });
}

/** The document for `status` at the address `target`; `requestId` is shown where the fault is ours. */
export function renderErrorPage(
  status: ErrorStatus,
  target: string,
  requestId: string,
  area: ErrorArea = areas[status],
): string {
  const asked = localeOf(target);
  const shown = asked === null ? locales : [asked];
  const sections = shown.map((locale) => {
    const { home, reference, ...errors } = getMessages(locale).errorPages;
    const { title, text } = errors[area];
    const lines = [
      `<section lang="${locale}">`,
      `<h1>${escapeHtml(title)}</h1>`,
      `<p>${escapeHtml(text)}</p>`,
      `<p><a href="${homePath(locale)}">${escapeHtml(home)}</a></p>`,
      ...(status >= 500
        ? [`<p class="reference">${escapeHtml(reference)} <code>${escapeHtml(requestId)}</code></p>`]
        : []),
      '</section>',
    ];
    return { title, html: lines.join('\n') };
  });
  const [first] = shown;
  return renderDocument(
    first ?? 'en',
    sections.map(({ title }) => title).join(' · '),
    sections.map(({ html }) => html).join('\n'),
  );
}

/** A whole document around `content`, which is HTML; `title` is text. */
export function renderDocument(locale: Locale, title: string, content: string): string {
  const { name } = getMessages(locale).site;
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(`${title} – ${name}`)}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/error.css">
</head>
<body>
<p class="name">${escapeHtml(name)}</p>
<main>
${content}
</main>
</body>
</html>
`;
}

function localeOf(target: string): Locale | null {
  const first = target.split(/[/?]/, 2)[1];
  return locales.find((locale) => locale === first) ?? null;
}

/** Text as it may stand in HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
