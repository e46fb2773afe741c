/**
 * Filters of a list that somebody keeps under a name, for themselves alone. They hold an address and no data of a
 * project; a view of somebody else can be neither seen nor changed.
 */
import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { keepViewInput, removeViewInput } from '#lib/projects/schema/saved-view.ts';

/** More than anybody reads through; the page lists them all. */
const mostViews = 50;

/** Keeps the filters under the name; a view of that name gets the new filters. Issues: `required-name`, `too-many-views`. */
export async function keepView(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { newId = randomUUID }: { newId?: () => string } = {},
): Promise<Outcome<{ id: string }>> {
  const parsed = keepViewInput.safeParse(input);
  if (!parsed.success) return { ok: false, issues: [{ field: 'name', code: 'required-name' }] };
  const { list, name, query } = parsed.data;
  const key = { personId_list_name: { personId: actor.personId, list, name } };
  return await db.$transaction(async (tx) => {
    const known = await tx.savedView.findUnique({ where: key });
    const count = await tx.savedView.count({ where: { personId: actor.personId, list } });
    if (known === null && count >= mostViews)
      return { ok: false, issues: [{ field: 'name', code: 'too-many-views' }] };
    const { id } = await tx.savedView.upsert({
      where: key,
      create: { id: newId(), personId: actor.personId, list, name, query },
      update: { query },
    });
    return { ok: true, value: { id }, touched: [] };
  });
}

/** Removes a view of the actor's own; one that is not there counts as removed. */
export async function removeView(
  db: Database,
  actor: StaffActor,
  input: unknown,
): Promise<Outcome<{ removed: boolean }>> {
  const parsed = removeViewInput.safeParse(input);
  if (!parsed.success) return { ok: false, issues: [{ field: '', code: 'not-found' }] };
  const { count } = await db.savedView.deleteMany({
    where: { id: parsed.data.viewId, personId: actor.personId },
  });
  return { ok: true, value: { removed: count > 0 }, touched: [] };
}
