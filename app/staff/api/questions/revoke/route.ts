import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerRevoke } from '#lib/web/staff/promoter.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'revokeQuestion', answerRevoke);
}
