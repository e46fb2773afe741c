/** Signing in and out, one's own account, people and roles. */
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const accountsEndpoints = {} as const satisfies Record<string, Endpoint>;
