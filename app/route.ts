import { homePath } from '#lib/paths.ts';
import { preferredLocale } from '#lib/web/preferred-locale.ts';

export const dynamic = 'force-dynamic';

/** Leads to the portfolio in the reader's language. */
export function GET(request: Request): Response {
  const locale = preferredLocale(request.headers.get('accept-language'));
  return new Response(null, {
    status: 307,
    headers: { Location: homePath(locale), Vary: 'Accept-Language', 'Cache-Control': 'no-store' },
  });
}
