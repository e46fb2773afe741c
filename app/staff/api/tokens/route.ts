import { postToken } from '#lib/web/staff/acts/tokens.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'createToken', postToken);
}
