/**
 * What is shown to one person once and kept nowhere: backup codes, the link of an invitation. It travels to the next
 * page in a cookie that only this site can open, for that person, and is gone ten minutes later.
 */
import { cookies } from 'next/headers';
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import { seal, unseal } from '#lib/auth/sealing.ts';
import { cookiePrefix } from '#lib/auth/session-cookie.ts';
import { authSecret } from '#lib/env.ts';

const name = `${cookiePrefix}.shown-once`;
const seconds = 600;

const content = z.strictObject({
  kind: z.enum(['backup-codes', 'invitation-link']),
  lines: z.array(z.string()),
  until: z.number(),
});
type Kind = z.output<typeof content>['kind'];

/** The cookie that brings `lines` to the next page of this person. */
export function shownOnceCookie(actor: StaffActor, kind: Kind, lines: readonly string[]): string {
  const value = seal(JSON.stringify({ kind, lines, until: Date.now() + seconds * 1000 }), {
    secret: authSecret(process.env),
    owner: actor.personId,
  });
  return `${name}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; Secure; SameSite=Lax`;
}

/** What was brought for this person, or null. */
export async function readShownOnce(actor: StaffActor, kind: Kind): Promise<string[] | null> {
  const sealed = (await cookies()).get(name)?.value;
  if (sealed === undefined) return null;
  const text = unseal(sealed, { secret: authSecret(process.env), owner: actor.personId });
  if (text === null) return null;
  const brought = content.parse(JSON.parse(text));
  return brought.kind === kind && brought.until > Date.now() ? brought.lines : null;
}
