import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { postTrash } from '#lib/web/staff/acts/projects.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return answerStaff(request, 'trashProject', (exchange) => postTrash(exchange, id));
}
