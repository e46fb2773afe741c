/**
 * The public address of the site, for canonical addresses and link previews. The start checked the setting; here it
 * is only read, and never taken from a request.
 */

/** SITE_URL, or the address the site listens on. */
export function siteOrigin(environment: Readonly<Record<string, string | undefined>> = process.env): URL {
  return new URL(environment['SITE_URL'] || `http://localhost:${environment['PORT'] || '3000'}`);
}
