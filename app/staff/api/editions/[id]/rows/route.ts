import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { answerRows } from '#lib/web/staff/editing.ts';

/** Adds, removes or moves a row without scripts. */
export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  return answerRows(request, (await params).id);
}
