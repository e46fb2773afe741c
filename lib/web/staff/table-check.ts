/**
 * The check of a table that somebody asked for: made at once for a small one, by the queue for a large one, and by the
 * queue too where whoever began it was broken off. Never leaves a table waiting for nobody.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Issue, Outcome } from '#lib/issues.ts';
import { askForCheck, endCheck } from '#lib/projects/commands/check-import.ts';
import { findAskedCheck } from '#lib/projects/queries/import-check.ts';
import type { Mapping } from '#lib/projects/schema/batch.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { checkTable } from '#lib/web/staff/table-import.ts';

/** Checked within a second or two, while the person waits. */
const smallBytes = 200_000;

/** Asks for the check and, for a small table, makes it. Issues are those of the table; the form may mend them. */
export async function checkNowOrLater(
  db: Database,
  storage: Storage,
  actor: StaffActor,
  asked: {
    batchId: string;
    mapping: Mapping;
    choices: { encoding?: string; separator?: string; sheet?: string; headerLine?: string };
    bytes: number;
  },
): Promise<Outcome<unknown>> {
  const { bytes, ...check } = asked;
  const isSmall = bytes <= smallBytes;
  const accepted = await askForCheck(db, actor, check, { isLater: isSmall });
  if (!accepted.ok || !isSmall) return accepted;
  const made = await checkTable(db, storage, actor, check);
  await endCheck(db, actor, { batchId: asked.batchId, issues: made.ok ? [] : made.issues });
  return made;
}

/** Makes the check that was put off, unless it was made or asked for anew meanwhile. */
export async function runAskedCheck(
  db: Database,
  storage: Storage,
  actor: StaffActor,
  { batchId, isLast }: { batchId: string; isLast: boolean },
): Promise<void> {
  const asked = await findAskedCheck(db, actor, { batchId });
  if (asked?.state !== 'asked') return;
  const refuse = (issues: readonly Issue[]) => endCheck(db, actor, { batchId, issues });
  try {
    const made = await checkTable(db, storage, actor, { batchId, ...asked });
    if (!made.ok) await refuse(made.issues);
  } catch (error) {
    if (isLast) await refuse([{ field: '', code: 'check-failed' }]);
    throw error;
  }
}
