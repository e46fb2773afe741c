import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerDescription } from '#lib/web/staff/media.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'describeMedia', (exchange) => answerDescription(exchange, id));
}
