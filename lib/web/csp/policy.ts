/**
 * The Content-Security-Policy of every HTML answer. Scripts come from our own files or are inline with a hash; nothing
 * is ever evaluated, framed, embedded or sent elsewhere. Never contains `unsafe-inline` or `unsafe-eval`.
 */

const common = [
  "default-src 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The policy of a page whose inline scripts have these hashes (CSP source expressions). */
export function pagePolicy(scriptHashes: readonly string[]): string {
  return `${common}; script-src ${["'self'", ...scriptHashes].join(' ')}`;
}

/** The policy of a page that has no script at all. */
export const scriptlessPolicy = `${common}; script-src 'none'`;
