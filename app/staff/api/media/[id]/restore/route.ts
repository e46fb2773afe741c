import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerRestoration } from '#lib/web/staff/media.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'restoreMedia', (exchange) => answerRestoration(exchange, id));
}
