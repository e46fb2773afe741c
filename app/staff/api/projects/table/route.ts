import { answerStaff } from '#lib/web/staff/answer.ts';
import { getProjectsTable } from '#lib/web/staff/projects-table.ts';

export function GET(request: Request): Promise<Response> {
  return answerStaff(request, 'projectsTable', getProjectsTable);
}
