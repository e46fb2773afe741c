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
  404: 'notFound',
  405: 'methodNotAllowed',
  414: 'addressTooLong',
  500: 'failed',
  503: 'unavailable',
} as const;

export type ErrorStatus = keyof typeof areas;

/** Long enough for a database to be restarted. */
const retryAfterSeconds = 5;

/** Answers `req` with the page for `status`. Only headers already set on `res` before the framework saw it may remain. */
export async function answerWithErrorPage(
  req: IncomingMessage,
  res: ServerResponse,
  status: ErrorStatus,
  requestId: string,
): Promise<void> {
  const document = renderErrorPage(status, req.url ?? '/', requestId);
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
export function renderErrorPage(status: ErrorStatus, target: string, requestId: string): string {
  const asked = localeOf(target);
  const shown = asked === null ? locales : [asked];
  const sections = shown.map((locale) => {
    const { home, reference, ...errors } = getMessages(locale).errorPages;
    const { title, text } = errors[areas[status]];
    const lines = [
      `<section lang="${locale}">`,
      `<h1>${escape(title)}</h1>`,
      `<p>${escape(text)}</p>`,
      `<p><a href="${homePath(locale)}">${escape(home)}</a></p>`,
      ...(status >= 500
        ? [`<p class="reference">${escape(reference)} <code>${escape(requestId)}</code></p>`]
        : []),
      '</section>',
    ];
    return { title, html: lines.join('\n') };
  });
  const [first] = shown;
  const name = getMessages(first ?? 'en').site.name;
  return `<!DOCTYPE html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(`${sections.map(({ title }) => title).join(' · ')} – ${name}`)}</title>
<link rel="stylesheet" href="/error.css">
</head>
<body>
<p class="name">${escape(name)}</p>
<main>
${sections.map(({ html }) => html).join('\n')}
</main>
</body>
</html>
`;
}

function localeOf(target: string): Locale | null {
  const first = target.split(/[/?]/, 2)[1];
  return locales.find((locale) => locale === first) ?? null;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
