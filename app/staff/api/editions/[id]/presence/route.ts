import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { answerPresence } from '#lib/web/staff/editing.ts';

/** Says that the editor is open. */
export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  return answerPresence(request, (await params).id);
}
