import { postReturn } from '#lib/web/staff/acts/projects.ts';

export const POST = postReturn;
