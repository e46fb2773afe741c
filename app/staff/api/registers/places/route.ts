import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerPlace } from '#lib/web/staff/registers.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'savePlace', answerPlace);
}
