import { postRevocation } from '#lib/web/staff/acts/publishing.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'revokeShareLink', postRevocation);
}
