import { postBatch } from '#lib/web/staff/acts/merging.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'prepareBatch', postBatch);
}
