import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { postCheck } from '#lib/web/staff/acts/checked-document.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export const POST = (request: Request, { params }: IdContext) =>
  answerStaff(request, 'checkDocument', async (exchange) => postCheck(exchange, (await params).id));
