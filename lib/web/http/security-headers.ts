/**
 * Headers that every answer carries, whatever it holds. The policy for scripts is another matter (csp/policy.ts).
 */

const always: readonly (readonly [name: string, value: string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
  [
    'Permissions-Policy',
    'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
  ],
];

/** A year, as the preload lists ask at least; only where the site is known to be reached by https. */
const strictTransport = ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as const;

/** Name and value of each header; `siteUrl` is the public origin, null when none is configured. */
export function securityHeaders(siteUrl: string | null): readonly (readonly [name: string, value: string])[] {
  return siteUrl?.startsWith('https:') ? [...always, strictTransport] : always;
}
