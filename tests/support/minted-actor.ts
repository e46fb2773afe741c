/** Somebody with given roles, for pure judgements: no database knows them. */
import { type Membership, mintActor, type StaffActor } from '#lib/auth/actor.ts';

/** Anna, with these roles. */
export function mintedActor(memberships: readonly Membership[], hasSecondFactor = true): StaffActor {
  return mintActor({
    personId: 'anna',
    name: 'Anna',
    email: 'anna@example.org',
    locale: 'bg',
    sessionId: 'session',
    memberships,
    hasSecondFactor,
    awaitsSecondFactor: !hasSecondFactor,
  });
}
