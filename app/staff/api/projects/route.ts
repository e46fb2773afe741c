import { postProject } from '#lib/web/staff/acts/projects.ts';

export const POST = postProject;
