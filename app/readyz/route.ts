import { readiness } from '#lib/web/health.ts';

export const dynamic = 'force-dynamic';

/** Says whether every page can be made: 200, or 503 while the database is away. */
export function GET(): Response {
  const state = readiness();
  return new Response(`${state}\n`, {
    status: state === 'ready' ? 200 : 503,
    headers: { 'Cache-Control': 'no-store', ...(state !== 'ready' && { 'Retry-After': '5' }) },
  });
}
