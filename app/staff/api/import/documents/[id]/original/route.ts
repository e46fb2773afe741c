import type { IdContext } from '#lib/web/staff/acts/act.ts';
import { getOriginal } from '#lib/web/staff/acts/imports.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export const GET = (request: Request, { params }: IdContext) =>
  answerStaff(request, 'originalDocument', async (exchange) => getOriginal(exchange, (await params).id));
