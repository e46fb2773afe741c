import { answerPresence } from '#lib/web/staff/editing.ts';

/** Says that the editor is open. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return answerPresence(request, (await params).id);
}
