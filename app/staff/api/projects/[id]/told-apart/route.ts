import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { postApart } from '#lib/web/staff/acts/merging.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'tellProjectsApart', (exchange) => postApart(exchange, id));
}
