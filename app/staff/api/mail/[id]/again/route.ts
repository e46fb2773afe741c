import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerLetterAgain } from '#lib/web/staff/mail.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'sendLetterAgain', (exchange) => answerLetterAgain(exchange, id));
}
