/** Programmes, organisations, places, target groups. */
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const registersEndpoints = {} as const satisfies Record<string, Endpoint>;
