/** Pictures and documents. */
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const mediaEndpoints = {} as const satisfies Record<string, Endpoint>;
