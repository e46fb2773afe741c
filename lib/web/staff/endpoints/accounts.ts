/** Signing in and out, one's own account, people and roles. */
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const accountsEndpoints = {
  session: {
    method: 'GET',
    path: '/staff/api/session',
    who: 'staff',
    area: 'frame',
    does: 'says who is signed in, all factors shown',
  },
} as const satisfies Record<string, Endpoint>;
