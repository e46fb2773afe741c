import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerDescription } from '#lib/web/staff/media.ts';

export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'describeMedia', (exchange) => answerDescription(exchange, id));
}
