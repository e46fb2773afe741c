import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerReplacement } from '#lib/web/staff/media.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'replaceMedia', (exchange) => answerReplacement(exchange, id));
}
