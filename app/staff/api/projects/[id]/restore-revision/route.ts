import { postRestoredRevision } from '#lib/web/staff/acts/projects.ts';

export const POST = postRestoredRevision;
