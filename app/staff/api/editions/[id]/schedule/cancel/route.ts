import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { postCancellation } from '#lib/web/staff/acts/publishing.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return answerStaff(request, 'cancelSchedule', (exchange) => postCancellation(exchange, id));
}
