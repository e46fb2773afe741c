import { answerRows } from '#lib/web/staff/editing.ts';

/** Adds, removes or moves a row without scripts. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return answerRows(request, (await params).id);
}
