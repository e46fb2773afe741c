import { staffPath } from '#lib/paths.ts';
import { preferredLocale } from '#lib/web/preferred-locale.ts';

export const dynamic = 'force-dynamic';

/** Leads to the staff area in the language of the browser, for who types the address. */
export function GET(request: Request): Response {
  const locale = preferredLocale(request.headers.get('accept-language'));
  return new Response(null, { status: 307, headers: { Location: staffPath(locale) } });
}
