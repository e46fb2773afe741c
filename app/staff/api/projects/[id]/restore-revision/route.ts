import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { postRestoredRevision } from '#lib/web/staff/acts/projects.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  const { id } = await params;
  return answerStaff(request, 'restoreRevision', (exchange) => postRestoredRevision(exchange, id));
}
