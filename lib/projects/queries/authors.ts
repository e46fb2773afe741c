/** Names of those who wrote, saved or remarked. Only for the staff area: the public is told no names of staff. */
import type { Transaction } from '#lib/db/client.ts';
import type { Names } from '#lib/projects/record/edition.ts';

/** The names of these persons; who was erased, and the system, is missing. */
export async function namesOf(db: Transaction, ids: readonly (string | null | undefined)[]): Promise<Names> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
  if (wanted.length === 0) return new Map();
  const people = await db.person.findMany({
    where: { id: { in: wanted }, erasedAt: null },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
