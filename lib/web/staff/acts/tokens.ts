/** What is posted about a person's own keys. A new one is told on the page that answers, and goes into no address or log. */
import { createToken, revokeToken } from '#lib/accounts/commands/token.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { staffPath } from '#lib/paths.ts';
import { answered, field } from '#lib/web/staff/acts/act.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';

/** Makes a key and shows it. */
export async function postToken(exchange: ActorExchange): Promise<Answer> {
  const made = await createToken(staffDatabase(), exchange.actor, {
    name: field(exchange, 'name'),
    scopes: ['read'],
    days: field(exchange, 'days'),
  });
  return made.ok ? { ok: true, shown: { token: made.value.token } } : made;
}

/** Ends a key. */
export async function postTokenEnd(exchange: ActorExchange): Promise<Answer> {
  const ended = await revokeToken(staffDatabase(), exchange.actor, { id: field(exchange, 'id') });
  return answered(ended, staffPath(exchange.locale, 'tokens'));
}
