/** What waits for somebody: returned to them, awaiting them, begun by them, typed and not saved, or in need of somebody. */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { canDo, programmesFor } from '#lib/projects/policy.ts';
import { holdsMore } from '#lib/projects/queries/editor.ts';
import { readable, selectEntries, writtenBy } from '#lib/projects/queries/entries.ts';
import { titleTyped } from '#lib/projects/queries/own-text.ts';
import { type EntrySummary, editableStates } from '#lib/projects/schema/edition.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** What somebody typed into a project and did not save. */
export interface UnsavedText {
  projectId: string;
  editionId: string;
  formId: string;
  /** As the project is called; for whom it is not open any more, as they called it in their form. */
  title: { en: string; bg: string };
  keptAt: Date;
  /** Whether the project is open to the actor. */
  mayRead: boolean;
}

export interface MyWork {
  /** Given back to the actor, who wrote or submitted it. */
  returned: EntrySummary[];
  /** Somebody else's, for the actor to approve. */
  toApprove: EntrySummary[];
  /** Approved, for the actor to publish. */
  toPublish: EntrySummary[];
  /** The actor's own, on its way. */
  drafts: EntrySummary[];
  unsaved: UnsavedText[];
  /** What the actor may edit and what needs somebody. */
  attention: EntrySummary[];
}

/** Each list shows the newest of it; the list of projects has the rest. */
const longestSection = 20;

const unsavedRow = z.object({
  project_id: z.string(),
  edition_id: z.string(),
  form_id: z.string(),
  title_en: z.string(),
  title_bg: z.string(),
  programme: z.string().nullable(),
  kept_at: z.date(),
  draft: z.record(z.string(), z.string()),
  base: z.record(z.string(), z.string()),
  head: z.record(z.string(), z.string()),
});

/** The work of the actor, each kind newest first. */
export async function myWork(db: Database, actor: StaffActor): Promise<MyWork> {
  const read = readable(programmesFor(actor, 'read'));
  const list = (...conditions: Prisma.Sql[]) =>
    selectEntries(
      db,
      [read, Prisma.sql`entry.state = ANY(${editableStates}::text[])`, ...conditions],
      longestSection,
    );
  const inState = (...states: string[]) => Prisma.sql`entry.edition_state = ANY(${states}::text[])`;
  const approves = programmesFor(actor, 'approve');
  const publishes = programmesFor(actor, 'publish');
  const edits = programmesFor(actor, 'edit');
  const isMine = writtenBy(actor);
  return {
    returned: await list(
      inState('changes-asked'),
      Prisma.sql`(edition.submitted_by = ${actor.personId} OR ${isMine})`,
    ),
    toApprove: isNobody(approves)
      ? []
      : await list(inState('in-review'), readable(approves), mayApprove(actor)),
    toPublish: isNobody(publishes) ? [] : await list(inState('approved'), readable(publishes)),
    drafts: await list(inState('draft', 'in-review', 'approved', 'scheduled'), isMine),
    unsaved: await listUnsaved(db, actor),
    attention: isNobody(edits)
      ? []
      : await list(Prisma.sql`cardinality(entry.attention) > 0`, readable(edits)),
  };
}

function isNobody(programmes: 'all' | readonly string[]): boolean {
  return programmes !== 'all' && programmes.length === 0;
}

/** Where four eyes are asked for, the actor wrote nothing of it. */
function mayApprove(actor: StaffActor): Prisma.Sql {
  return Prisma.sql`(NOT ${writtenBy(actor)} OR EXISTS (
    SELECT FROM editorial.programme_setting setting
    WHERE setting.programme = entry.programme AND NOT setting.four_eyes))`;
}

async function listUnsaved(db: Database, actor: StaffActor): Promise<UnsavedText[]> {
  const rows = await db.$queryRaw`
    SELECT entry.project_id, copy.edition_id::text, copy.form_id, entry.title_en, entry.title_bg, entry.programme, copy.kept_at,
      copy.draft, base.draft AS base, head.draft AS head
    FROM editorial.working_copy copy
    JOIN editorial.edition ON edition.id = copy.edition_id
    JOIN editorial.entry ON entry.project_id = edition.project_id
    JOIN editorial.revision base ON base.id = copy.base_revision
    JOIN LATERAL (
      SELECT latest.head_revision FROM editorial.edition latest WHERE latest.project_id = entry.project_id
      ORDER BY latest.number DESC LIMIT 1) newest ON true
    JOIN editorial.revision head ON head.id = newest.head_revision
    WHERE copy.person_id = ${actor.personId} AND copy.discarded_at IS NULL AND copy.draft <> base.draft
    ORDER BY copy.kept_at DESC LIMIT ${longestSection}`;
  return z
    .array(unsavedRow)
    .parse(rows)
    .filter(({ draft, base, head }) => holdsMore(draft, base, head))
    .map((row) => {
      const mayRead = canDo(actor, 'read', row.programme);
      return {
        projectId: row.project_id,
        editionId: row.edition_id,
        formId: row.form_id,
        title: mayRead ? { en: row.title_en, bg: row.title_bg } : titleTyped(row.draft),
        keptAt: row.kept_at,
        mayRead,
      };
    });
}
