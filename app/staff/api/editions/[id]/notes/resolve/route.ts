import { postResolution } from '#lib/web/staff/acts/review.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'resolveNote', postResolution);
}
