import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerAsk } from '#lib/web/staff/promoter.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'askPromoter', (exchange) => answerAsk(exchange, id));
}
