export const dynamic = 'force-dynamic';

/** Says that the process answers. */
export function GET(): Response {
  return new Response('alive\n', { headers: { 'Cache-Control': 'no-store' } });
}
