/** Who else has an edition open. Told to those who may edit it, and to nobody else. */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Transaction } from '#lib/db/client.ts';
import type { Presence } from '#lib/projects/schema/edition.ts';

const presenceRow = z.object({
  person_id: z.string(),
  name: z.string().nullable(),
  field: z.string().nullable(),
  seen_at: z.date(),
  typed_at: z.date(),
});

/** An open form says so every minute or so; who was silent for five has closed it. */
const presentForMs = 5 * 60_000;

/** Others who have the edition open, each once, with their latest form. */
export async function listPresence(
  db: Transaction,
  actor: StaffActor,
  editionId: string,
  now: Date,
): Promise<Presence[]> {
  const rows = await db.$queryRaw`
    SELECT DISTINCT ON (presence.person_id) presence.person_id, presence.field, presence.seen_at, presence.typed_at,
      person.name
    FROM editorial.presence LEFT JOIN accounts.person ON person.id = presence.person_id
    WHERE presence.edition_id = ${editionId}::uuid AND presence.person_id <> ${actor.personId}
      AND presence.seen_at > ${new Date(now.getTime() - presentForMs)}
    ORDER BY presence.person_id, presence.typed_at DESC`;
  return z
    .array(presenceRow)
    .parse(rows)
    .map((row) => ({
      person: { id: row.person_id, name: row.name },
      field: row.field,
      seenAt: row.seen_at,
      typedAt: row.typed_at,
    }));
}
