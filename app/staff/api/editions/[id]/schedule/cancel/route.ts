import { postCancellation } from '#lib/web/staff/acts/publishing.ts';

export const POST = postCancellation;
