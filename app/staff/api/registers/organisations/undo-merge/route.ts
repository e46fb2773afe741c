import { answerStaff } from '#lib/web/staff/answer.ts';
import { answerOrganisationParting } from '#lib/web/staff/registers.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'undoOrganisationMerge', answerOrganisationParting);
}
