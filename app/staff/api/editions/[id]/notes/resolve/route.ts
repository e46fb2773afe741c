import { postResolution } from '#lib/web/staff/acts/review.ts';

export const POST = postResolution;
