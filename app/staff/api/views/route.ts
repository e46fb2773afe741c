import { postView } from '#lib/web/staff/acts/projects.ts';

export const POST = postView;
