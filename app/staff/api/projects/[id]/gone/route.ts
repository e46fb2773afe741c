import { postRemoval } from '#lib/web/staff/acts/projects.ts';

export const POST = postRemoval;
