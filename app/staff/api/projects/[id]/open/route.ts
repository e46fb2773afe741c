import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { answerOpen } from '#lib/web/staff/editing.ts';

/** Begins an edition. */
export async function POST(request: Request, { params }: IdContext): Promise<Response> {
  return answerOpen(request, (await params).id);
}
