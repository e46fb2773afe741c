import { postDocument } from '#lib/web/staff/acts/imports.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export const POST = (request: Request) => answerStaff(request, 'bringDocument', postDocument);
