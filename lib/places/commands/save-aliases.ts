/** Writes the other spellings of one place. It never changes a code, a name or where the place lies. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { canChangePlaces } from '#lib/places/policy.ts';
import { findPlaceEntry } from '#lib/places/queries/register.ts';
import { placeAliasesInput } from '#lib/places/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { changedMeanwhile } from '#lib/versioning/changed-meanwhile.ts';
import { recordChange } from '#lib/versioning/changes.ts';
import type { Reproject } from '#lib/versioning/reprojection.ts';

/** The spellings become exactly these; `reproject` makes the projects there findable by them. */
export async function savePlaceAliases(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { reproject }: { reproject: Reproject },
): Promise<Outcome<{ id: string }>> {
  if (!canChangePlaces(actor)) return refuse('forbidden');
  const parsed = placeAliasesInput.safeParse(input);
  if (!parsed.success) return { ok: false, issues: issuesOf(parsed.error) };
  const { id, was } = parsed.data;
  const write = async (tx: Transaction): Promise<Outcome<{ id: string }>> => {
    await tx.$executeRaw`SELECT FROM portfolio.place WHERE id = ${id} FOR UPDATE`;
    const before = await findPlaceEntry(tx, actor, id);
    if (before === null) return refuse('not-found');
    const shown = new Set([before.nameEn, before.nameBg]);
    const aliases = [...new Set(parsed.data.aliases)].filter((alias) => !shown.has(alias));
    if (JSON.stringify(aliases) === JSON.stringify(before.aliases))
      return { ok: true, value: { id }, touched: [] };
    const meanwhile = changedMeanwhile(was, { ...before }, { aliases });
    if (meanwhile !== null) return meanwhile;
    await tx.place.update({ where: { id }, data: { aliases } });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'place.changed',
      kind: 'place',
      subject: id,
      details: { fields: ['aliases'] },
    });
    const tags = [...new Set(['reference', `place:${id}`, ...(await reproject(tx, { places: [id] }))])];
    await recordChange(tx, tags);
    return { ok: true, value: { id }, touched: tags };
  };
  return await db.$transaction(write, { timeout: 120_000 });
}
