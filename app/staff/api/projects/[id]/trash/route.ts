import { postTrash } from '#lib/web/staff/acts/projects.ts';

export const POST = postTrash;
