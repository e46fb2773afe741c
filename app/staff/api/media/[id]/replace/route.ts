import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerReplacement } from '#lib/web/staff/media.ts';

export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'replaceMedia', (exchange) => answerReplacement(exchange, id));
}
