import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerFile } from '#lib/web/staff/media.ts';

interface Context {
  params: Promise<{ id: string; name: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, name } = await params;
  return await answerStaff(request, 'mediaFile', (exchange) => answerFile(exchange, id, name));
}
