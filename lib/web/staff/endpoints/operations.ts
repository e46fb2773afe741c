/** Mail, tokens, batches, translations: what is done around the projects. */
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const operationsEndpoints = {} as const satisfies Record<string, Endpoint>;
