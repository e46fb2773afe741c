import { postRevocation } from '#lib/web/staff/acts/publishing.ts';

export const POST = postRevocation;
