import { answerSave } from '#lib/web/staff/editing.ts';

/** Makes a revision of a draft. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return answerSave(request, (await params).id);
}
