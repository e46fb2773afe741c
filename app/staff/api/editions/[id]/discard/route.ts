import { answerDiscard } from '#lib/web/staff/editing.ts';

/** Puts unsaved text aside, or takes it back. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return answerDiscard(request, (await params).id);
}
