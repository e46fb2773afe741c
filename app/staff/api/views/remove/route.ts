import { postRemovedView } from '#lib/web/staff/acts/projects.ts';

export const POST = postRemovedView;
