import { postApproval } from '#lib/web/staff/acts/review.ts';

export const POST = postApproval;
