import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { postRequestForChanges } from '#lib/web/staff/acts/review.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return answerStaff(request, 'askForChanges', (exchange) => postRequestForChanges(exchange, id));
}
