import { getProjectsTable } from '#lib/web/staff/acts/tables.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export function GET(request: Request): Promise<Response> {
  return answerStaff(request, 'projectsTable', getProjectsTable);
}
