import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { postDuplicate } from '#lib/web/staff/acts/tables.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'takeDuplicate', (exchange) => postDuplicate(exchange, id));
}
