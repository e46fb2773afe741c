import { postSubmission } from '#lib/web/staff/acts/review.ts';

export const POST = postSubmission;
