import { answerAnyone } from '#lib/web/staff/answer.ts';
import { answerQuestion } from '#lib/web/staff/promoter.ts';

export function POST(request: Request): Promise<Response> {
  return answerAnyone(request, 'answerQuestion', answerQuestion);
}
