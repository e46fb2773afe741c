/**
 * Looks every project over that is public or worked on, since days go by without anybody saving: a status becomes untrue,
 * a project ends and has no results. Changes what the list says of an entry and nothing else; for the nightly job.
 */
import type { Database } from '#lib/db/client.ts';
import { dayInSofia } from '#lib/format/partial-date.ts';
import { readDraft } from '#lib/projects/form/read.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { standingRevision } from '#lib/projects/queries/standing-text.ts';
import { attentionOf } from '#lib/projects/rules/overview.ts';
import type { AttentionCode } from '#lib/projects/schema/edition.ts';
import type { Statement } from '#lib/projects/schema.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** So many texts are read between two breaths, so that whoever uses the site meanwhile does not wait. */
const chunk = 20;

interface StandingText {
  project_id: string;
  slug: string;
  attention: AttentionCode[];
  changed_at: Date;
  draft: Draft;
  statements: Statement[];
}

/** Brings the attention codes of every entry up to `now`. Returns of how many they changed. */
export async function lookOver(db: Database, now: Date): Promise<number> {
  const registers = await loadFormRegisters(db);
  const updatedOn = dayInSofia(now);
  let changed = 0;
  for (let after = ''; ; ) {
    const texts = await textsAfter(db, after);
    for (const { project_id: id, slug, draft, statements, attention, changed_at: changedAt } of texts) {
      const { profile } = readDraft(draft, { id, slug, updatedOn, statements, registers });
      const codes = attentionOf(draft, profile, now);
      // That a publication failed is no matter of days: it stays until somebody saves.
      if (attention.includes('publication-failed')) codes.push('publication-failed');
      if (isSame(codes, attention)) continue;
      // Whoever saved meanwhile judged anew.
      const { count } = await db.entry.updateMany({
        where: { projectId: id, changedAt },
        data: { attention: codes },
      });
      changed += count;
    }
    const last = texts.at(-1);
    if (last === undefined) return changed;
    after = last.project_id;
  }
}

/** The text that staff see of each entry: that of the open edition, else the public one. In the order of their ids. */
async function textsAfter(db: Database, after: string): Promise<StandingText[]> {
  return await db.$queryRaw<StandingText[]>`
    SELECT entry.project_id, entry.slug, entry.attention, entry.changed_at, revision.draft, revision.statements
    FROM editorial.entry
    ${standingRevision}
    WHERE entry.project_id > ${after}
      AND (entry.state = 'published' OR (entry.edition_state IS NOT NULL AND entry.state <> 'trashed'))
    ORDER BY entry.project_id LIMIT ${chunk}`;
}

function isSame(these: readonly string[], those: readonly string[]): boolean {
  return these.toSorted().join() === those.toSorted().join();
}
