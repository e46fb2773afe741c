/** The work on one edition: keeping, saving, review, publication. */
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const editionsEndpoints = {} as const satisfies Record<string, Endpoint>;
