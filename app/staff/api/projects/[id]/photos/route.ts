import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerPhotoPlace } from '#lib/web/staff/media.ts';

export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return await answerStaff(request, 'placePhoto', (exchange) => answerPhotoPlace(exchange, id));
}
