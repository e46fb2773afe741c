import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerUpload } from '#lib/web/staff/media.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'uploadMedia', answerUpload);
}
