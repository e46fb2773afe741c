import { answerAnyone } from '#lib/web/staff/answer.ts';
import { answerSharedPhoto } from '#lib/web/staff/media.ts';

interface Context {
  params: Promise<{ token: string; id: string; name: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token, id, name } = await params;
  return await answerAnyone(request, 'sharedPhoto', () => answerSharedPhoto(token, id, name));
}
