/** Questions to promoters: the only address here that somebody without an account posts to is that of the answer. */
import { projectActions } from '#lib/projects/policy.ts';
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const promoterEndpoints = {
  askPromoter: {
    method: 'POST',
    path: '/staff/api/projects/[id]/questions',
    who: projectActions.submit,
    area: 'promoter',
    does: 'sends a promoter a link that asks for single facts',
  },
  decideAnswer: {
    method: 'POST',
    path: '/staff/api/questions/decide',
    who: projectActions.submit,
    area: 'promoter',
    does: 'takes answers of a promoter into the draft, or puts them aside',
  },
  revokeQuestion: {
    method: 'POST',
    path: '/staff/api/questions/revoke',
    who: projectActions.submit,
    area: 'promoter',
    does: 'ends a question; its link is dead at once',
  },
  answerQuestion: {
    method: 'POST',
    path: '/staff/api/questions/answer',
    who: 'anyone',
    area: 'promoter',
    does: 'keeps what a promoter answers at their link',
  },
} as const satisfies Record<string, Endpoint>;
