import { postProject } from '#lib/web/staff/acts/projects.ts';
import { answerStaff } from '#lib/web/staff/answer.ts';

export function POST(request: Request): Promise<Response> {
  return answerStaff(request, 'createProject', postProject);
}
