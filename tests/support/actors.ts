/** Somebody who is signed in, for tests: a person with a role and a session in the database, as the gate sees them. */
import { randomUUID } from 'node:crypto';
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import { findActorByToken } from '#lib/auth/gate.ts';
import { sessionCookie, signedToken } from '#lib/auth/session-cookie.ts';
import type { Database } from '#lib/db/client.ts';
import { authSecret } from '#lib/env.ts';

export interface ActorWishes {
  /** Null: somebody who may do nothing yet. */
  role: StaffRole | null;
  /** Slug; absent: all programmes. */
  programme?: string;
  name?: string;
  email?: string;
  locale?: 'en' | 'bg';
  /** Whether a second factor was shown in the session. */
  hasSecondFactor?: boolean;
}

/** Makes the person and the session, and asks the gate who they are. */
export async function anActor(db: Database, wishes: ActorWishes): Promise<StaffActor> {
  return (await aSession(db, wishes)).actor;
}

/** As {@link anActor}, with the headers that a browser with this session sends. */
export async function aSession(
  db: Database,
  wishes: ActorWishes,
): Promise<{ actor: StaffActor; headers: Headers; token: string }> {
  const { role, programme = null, locale = 'en', hasSecondFactor = true } = wishes;
  const personId = randomUUID();
  const token = randomUUID();
  await db.person.create({
    data: {
      id: personId,
      name: wishes.name ?? `Somebody ${role ?? 'new'}`,
      email: wishes.email ?? `${personId}@example.org`,
      emailVerified: true,
      locale,
      ...(role === null ? {} : { memberships: { create: { role, programme } } }),
      sessions: {
        create: {
          id: randomUUID(),
          token,
          expiresAt: new Date(Date.now() + 3_600_000),
          secondFactorAt: hasSecondFactor ? new Date() : null,
        },
      },
    },
  });
  const actor = await findActorByToken(db, token);
  if (actor === null) throw new Error('The gate does not know the person it was just told of.');
  const cookie = `${sessionCookie}=${signedToken(token, authSecret(process.env))}`;
  return { actor, headers: new Headers({ cookie }), token };
}
