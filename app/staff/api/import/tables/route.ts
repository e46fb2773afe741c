import { postTable } from '#lib/web/staff/acts/tables.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'uploadTable', postTable);
}
