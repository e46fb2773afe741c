import { postNote } from '#lib/web/staff/acts/review.ts';

export const POST = postNote;
