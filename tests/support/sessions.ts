/** Another session of somebody, as if they had signed in once more. */
import { randomUUID } from 'node:crypto';
import { findActorByToken } from '#lib/auth/gate.ts';
import { sessionCookie, signedToken } from '#lib/auth/session-cookie.ts';
import type { Database } from '#lib/db/client.ts';
import { authSecret } from '#lib/env.ts';
import type { SignedIn } from '#tests/support/staff-site.ts';

/** Makes the session of a person and its cookie. */
export async function aNewSession(db: Database, personId: string): Promise<SignedIn> {
  const token = randomUUID();
  await db.session.create({
    data: {
      id: randomUUID(),
      token,
      personId,
      expiresAt: new Date(Date.now() + 3_600_000),
      secondFactorAt: new Date(),
    },
  });
  const actor = await findActorByToken(db, token);
  if (actor === null) throw new Error('The gate does not know the session it was just told of.');
  return { actor, cookie: `${sessionCookie}=${signedToken(token, authSecret(process.env))}` };
}
