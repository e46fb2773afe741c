import { postRestoration } from '#lib/web/staff/acts/projects.ts';

export const POST = postRestoration;
