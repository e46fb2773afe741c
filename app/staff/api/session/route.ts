import { answerStaff } from '#lib/web/staff/answer.ts';

/** Says who is signed in, all factors shown: for a page whose session may have ended. */
export function GET(request: Request): Promise<Response> {
  return answerStaff(request, 'session', async ({ actor }) => ({
    ok: true,
    to: '/',
    value: { personId: actor.personId, name: actor.name },
  }));
}
