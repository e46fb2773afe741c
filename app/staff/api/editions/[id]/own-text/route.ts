import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { getOwnText } from '#lib/web/staff/acts/own-text.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export async function GET(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'ownText', (exchange) => getOwnText(exchange, id));
}
