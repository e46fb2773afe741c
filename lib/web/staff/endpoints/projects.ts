/** Projects as a whole: new, renamed, withdrawn, merged, in the trash; lists and saved views. */
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const projectsEndpoints = {} as const satisfies Record<string, Endpoint>;
