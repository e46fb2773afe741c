import { postPublication } from '#lib/web/staff/acts/publishing.ts';

export const POST = postPublication;
