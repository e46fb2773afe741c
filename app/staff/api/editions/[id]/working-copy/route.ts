import { answerKeep } from '#lib/web/staff/editing.ts';

/** Keeps what somebody types. */
export async function PUT(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return answerKeep(request, (await params).id);
}
