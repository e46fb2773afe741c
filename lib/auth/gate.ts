/**
 * The session gate: from a request's cookie to who is there, as the database knows them now. The only place that makes
 * a StaffActor; it keeps nothing between requests, so what was taken from a person is gone with their next one.
 */
import { z } from 'zod';
import { mintActor, type StaffActor, secondFactorRoles, staffRoles } from '#lib/auth/actor.ts';
import { hashOf } from '#lib/auth/one-time.ts';
import { tokenInCookies } from '#lib/auth/session-cookie.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { authSecret } from '#lib/env.ts';

/** A session nobody uses ends after 12 hours, any session after 7 days: OWASP ASVS 5.0, 7.3, for editors of public data. */
export const sessionIdleHours = 12;
export const sessionLongestDays = 7;

/** A use is written down at most this often: enough for an idle time counted in hours. */
const touchMinutes = 5;

const memberships = z.array(
  z.object({ role: z.enum(staffRoles), programme: z.string().nullable() }).readonly(),
);

interface Row {
  session_id: string;
  second_factor_at: Date | null;
  is_stale: boolean;
  person_id: string;
  name: string;
  email: string;
  locale: string;
  has_authenticator: boolean;
  memberships: unknown;
}

/**
 * Who sends this request: null when nobody, when the session has ended by the database's clock, or when the person is
 * disabled or erased. A use that counts prolongs the session.
 */
export async function findActor(db: Database, headers: Headers): Promise<StaffActor | null> {
  const token = tokenInCookies(headers.get('cookie'), authSecret(process.env));
  return token === null ? null : findActorByToken(db, token);
}

/** As {@link findActor}, for the token of a session that was just begun. */
export async function findActorByToken(
  db: Database | Transaction,
  token: string,
): Promise<StaffActor | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s.id AS session_id, s.second_factor_at, p.id AS person_id, p.name, p.email, p.locale,
           s.updated_at < now() - make_interval(mins => ${touchMinutes}::int) AS is_stale,
           EXISTS (SELECT FROM accounts.two_factor t
                    WHERE t.person_id = p.id AND t.verified) AS has_authenticator,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'programme', m.programme)
                                      ORDER BY m.role, m.programme), '[]')
              FROM accounts.membership m WHERE m.person_id = p.id) AS memberships
      FROM accounts.session s JOIN accounts.person p ON p.id = s.person_id
     WHERE s.token = ${token} AND s.expires_at > now()
       AND s.created_at > now() - make_interval(days => ${sessionLongestDays}::int)
       AND p.disabled_at IS NULL AND p.erased_at IS NULL`;
  if (!row) return null;
  if (row.is_stale)
    await db.$executeRaw`
      UPDATE accounts.session
         SET updated_at = now(),
             expires_at = least(now() + make_interval(hours => ${sessionIdleHours}::int),
                                created_at + make_interval(days => ${sessionLongestDays}::int))
       WHERE id = ${row.session_id}`;
  const roles = memberships.parse(row.memberships);
  const hasSecondFactor = row.second_factor_at !== null;
  const needsSecondFactor = row.has_authenticator || roles.some(({ role }) => secondFactorRoles.has(role));
  const awaitsSecondFactor = needsSecondFactor && !hasSecondFactor;
  return mintActor({
    personId: row.person_id,
    name: row.name,
    email: row.email,
    locale: row.locale === 'bg' ? 'bg' : 'en',
    sessionId: row.session_id,
    memberships: awaitsSecondFactor ? [] : roles,
    hasSecondFactor,
    awaitsSecondFactor,
  });
}

/**
 * Who a job works for: the person of this session, as long as the session lasts, with the rights they have now. Null when
 * it ended.
 */
export async function findActorOfSession(db: Database, sessionId: string): Promise<StaffActor | null> {
  const session = await db.session.findUnique({ where: { id: sessionId }, select: { token: true } });
  return session === null ? null : await findActorByToken(db, session.token);
}

/**
 * Who a program reads for: the owner of the key in `Authorization: Bearer …`, with the rights they have now. Only for
 * addresses that read; whoever asks takes care of that. Null for a key that is unknown, ended or revoked.
 */
export async function findReadingActor(db: Database, headers: Headers): Promise<StaffActor | null> {
  const token = /^Bearer (gft_[\w-]{43})$/.exec(headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return null;
  const [row] = await db.$queryRaw<Omit<Row, 'session_id' | 'second_factor_at' | 'is_stale'>[]>`
    UPDATE accounts.api_token t SET last_used_at = now() FROM accounts.person p
     WHERE t.token_hash = ${hashOf(token)} AND t.revoked_at IS NULL AND t.expires_at > now() AND 'read' = ANY(t.scopes)
       AND p.id = t.person_id AND p.disabled_at IS NULL AND p.erased_at IS NULL
    RETURNING p.id AS person_id, p.name, p.email, p.locale,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'programme', m.programme)), '[]')
              FROM accounts.membership m WHERE m.person_id = p.id) AS memberships`;
  if (!row) return null;
  return mintActor({
    personId: row.person_id,
    name: row.name,
    email: row.email,
    locale: row.locale === 'bg' ? 'bg' : 'en',
    sessionId: 'token',
    memberships: memberships.parse(row.memberships),
    // The key was made in a session that had shown it, and what it opens only reads.
    hasSecondFactor: true,
    awaitsSecondFactor: false,
  });
}
