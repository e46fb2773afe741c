import { postShare } from '#lib/web/staff/acts/publishing.ts';

export const POST = postShare;
