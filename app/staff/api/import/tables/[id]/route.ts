import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { getTableProgress } from '#lib/web/staff/acts/tables.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export async function GET(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'tableProgress', (exchange) => getTableProgress(exchange, id));
}
