import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerLetterAgain } from '#lib/web/staff/mail.ts';

export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'sendLetterAgain', (exchange) => answerLetterAgain(exchange, id));
}
