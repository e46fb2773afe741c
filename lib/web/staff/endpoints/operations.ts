/** Mail, tokens, batches, translations: what is done around the projects. */
import type { Endpoint } from '#lib/web/staff/endpoint.ts';

export const operationsEndpoints = {
  createToken: {
    method: 'POST',
    path: '/staff/api/tokens',
    who: 'staff',
    area: 'tokens',
    does: 'makes a key with which a program reads for the person; it is shown once',
  },
  revokeToken: {
    method: 'POST',
    path: '/staff/api/tokens/revoke',
    who: 'staff',
    area: 'tokens',
    does: 'ends a key of the person',
  },
  sendLetterAgain: {
    method: 'POST',
    path: '/staff/api/mail/[id]/again',
    who: ['administrator'],
    area: 'mail',
    does: 'puts a letter on its way once more',
  },
  sendTrialLetter: {
    method: 'POST',
    path: '/staff/api/mail/trial',
    who: ['administrator'],
    area: 'mail',
    does: 'sends a letter to oneself, to see whether letters arrive',
  },
} as const satisfies Record<string, Endpoint>;
