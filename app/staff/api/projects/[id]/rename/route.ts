import { postName } from '#lib/web/staff/acts/projects.ts';

export const POST = postName;
