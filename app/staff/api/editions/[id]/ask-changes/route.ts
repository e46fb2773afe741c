import { postRequestForChanges } from '#lib/web/staff/acts/review.ts';

export const POST = postRequestForChanges;
