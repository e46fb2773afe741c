import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerTrash } from '#lib/web/staff/media.ts';

export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'trashMedia', (exchange) => answerTrash(exchange, id));
}
