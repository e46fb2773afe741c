import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { answerDiscard } from '#lib/web/staff/editing.ts';

/** Puts unsaved text aside, or takes it back. */
export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  return answerDiscard(request, (await params).id);
}
