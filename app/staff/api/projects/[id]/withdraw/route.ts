import { postWithdrawal } from '#lib/web/staff/acts/projects.ts';

export const POST = postWithdrawal;
