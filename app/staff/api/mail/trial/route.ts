import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerTrialLetter } from '#lib/web/staff/mail.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'sendTrialLetter', answerTrialLetter);
}
