import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { answerSave } from '#lib/web/staff/editing.ts';

/** Makes a revision of a draft. */
export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  return answerSave(request, (await params).id);
}
