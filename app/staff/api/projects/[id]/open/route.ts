import { answerOpen } from '#lib/web/staff/editing.ts';

/** Begins an edition. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  return answerOpen(request, (await params).id);
}
