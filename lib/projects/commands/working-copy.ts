/**
 * Keeps what somebody types, as they type it. No rule judges the text: it is refused only to those who may not edit, or
 * when it is longer than can be kept. It takes two statements, because it runs at every pause of everybody's typing.
 */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { storableDraft } from '#lib/projects/commands/working-draft.ts';
import { canDo } from '#lib/projects/policy.ts';
import { listPresence } from '#lib/projects/queries/presence.ts';
import { keepWorkingCopyInput, presenceInput, workingCopyKey } from '#lib/projects/schema/editing.ts';
import type { EditionState, Presence, RevisionMark } from '#lib/projects/schema/edition.ts';
import type { Draft } from '#lib/versioning/draft.ts';

export interface Kept {
  keptAt: Date;
  /** The newest state that is kept; higher than asked for when a later one came first. */
  generation: number;
  /** How many characters that cannot be stored were replaced by U+FFFD. */
  replacedNul: number;
  presence: Presence[];
  /** The last revision, when it is another than the one this text began with. */
  head: RevisionMark | null;
  editionState: EditionState;
}

const editionRow = z.object({
  state: z.string(),
  programme: z.string().nullable(),
  head_revision: z.string(),
  author_id: z.string(),
  author_name: z.string().nullable(),
  at: z.date(),
});

const keptRow = z.object({ kept_at: z.date(), generation: z.number() });

/**
 * Keeps the state of a form. An older one than is kept already is passed over, and that is no error; what its owner put
 * aside stays there until something else is typed.
 */
export async function keepWorkingCopy(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof keepWorkingCopyInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<Kept>> {
  const read = keepWorkingCopyInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { editionId, formId, baseRevision, generation, focus = null } = read.data;
  const storable = storableDraft(read.data.draft);
  if (storable === null) return refuse('too-long', 'draft');
  const [edition] = z.array(editionRow).parse(
    await db.$queryRaw`
    SELECT edition.state, entry.programme, edition.head_revision::text, revision.author_id, revision.at,
      CASE WHEN person.erased_at IS NULL THEN person.name END AS author_name
    FROM editorial.edition
    JOIN editorial.entry USING (project_id)
    JOIN editorial.revision ON revision.id = edition.head_revision
    LEFT JOIN accounts.person ON person.id = revision.author_id
    WHERE edition.id = ${editionId}::uuid`,
  );
  if (edition === undefined) return notFound;
  if (!mayType(actor, edition.programme)) return forbidden;
  const [kept] = z.array(keptRow).parse(
    await db.$queryRaw`
    WITH seen AS (
      INSERT INTO editorial.presence (person_id, edition_id, form_id, field, seen_at, typed_at)
      VALUES (${actor.personId}, ${editionId}::uuid, ${formId}, ${focus}, ${now}, ${now})
      ON CONFLICT (person_id, edition_id, form_id)
      DO UPDATE SET field = excluded.field, seen_at = excluded.seen_at, typed_at = excluded.typed_at
    )
    INSERT INTO editorial.working_copy AS known
      (person_id, edition_id, form_id, base_revision, generation, draft, focus, kept_at)
    VALUES (${actor.personId}, ${editionId}::uuid, ${formId}, ${baseRevision}::uuid, ${generation},
      ${JSON.stringify(storable.draft)}::text::jsonb, ${focus}, ${now})
    ON CONFLICT (person_id, edition_id, form_id) DO UPDATE
    SET base_revision = excluded.base_revision, generation = excluded.generation, draft = excluded.draft,
      focus = excluded.focus, kept_at = excluded.kept_at,
      discarded_at = CASE WHEN known.draft = excluded.draft THEN known.discarded_at END
    WHERE known.generation <= excluded.generation
    RETURNING kept_at, generation`,
  );
  const standing =
    kept ??
    (await db.workingCopy.findUniqueOrThrow({
      where: { personId_editionId_formId: { personId: actor.personId, editionId, formId } },
      select: { keptAt: true, generation: true },
    }));
  return {
    ok: true,
    value: {
      keptAt: 'kept_at' in standing ? standing.kept_at : standing.keptAt,
      generation: standing.generation,
      replacedNul: storable.replaced,
      presence: await listPresence(db, actor, editionId, now),
      head:
        edition.head_revision === baseRevision
          ? null
          : {
              revision: edition.head_revision,
              by: { id: edition.author_id, name: edition.author_name },
              at: edition.at,
            },
      editionState: edition.state as EditionState,
    },
    touched: [],
  };
}

/** Puts aside what was typed in one form: it is no longer offered, and {@link restoreWorkingCopy} takes it back. */
export async function discardWorkingCopy(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof workingCopyKey>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<{ discarded: boolean }>> {
  const read = workingCopyKey.safeParse(input);
  if (!read.success) return invalid(read.error);
  const key = { personId: actor.personId, ...read.data };
  const { count } = await db.workingCopy.updateMany({ where: key, data: { discardedAt: now } });
  await db.presence.deleteMany({ where: key });
  return { ok: true, value: { discarded: count > 0 }, touched: [] };
}

/** Takes back what was discarded. */
export async function restoreWorkingCopy(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof workingCopyKey>,
): Promise<Outcome<{ restored: boolean }>> {
  const read = workingCopyKey.safeParse(input);
  if (!read.success) return invalid(read.error);
  const key = { personId: actor.personId, ...read.data };
  const { count } = await db.workingCopy.updateMany({ where: key, data: { discardedAt: null } });
  return { ok: true, value: { restored: count > 0 }, touched: [] };
}

/** Says that somebody has a form open, without typing; answers with who else has. */
export async function notePresence(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof presenceInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<Presence[]>> {
  const read = presenceInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { editionId, formId, field = null } = read.data;
  const edition = await db.edition.findUnique({
    where: { id: editionId },
    select: { entry: { select: { programme: true } } },
  });
  if (edition === null) return notFound;
  if (!mayType(actor, edition.entry.programme)) return forbidden;
  await db.presence.upsert({
    where: { personId_editionId_formId: { personId: actor.personId, editionId, formId } },
    create: { personId: actor.personId, editionId, formId, field, seenAt: now, typedAt: now },
    update: { field, seenAt: now },
  });
  const dayAgo = new Date(now.getTime() - 86_400_000);
  await db.presence.deleteMany({ where: { editionId, seenAt: { lt: dayAgo } } });
  return { ok: true, value: await listPresence(db, actor, editionId, now), touched: [] };
}

/**
 * Keeps a text that could not be saved, in the same transaction that refused it; a newer state of the same form that is
 * kept already stays. Without a generation it is the newest.
 */
export async function keepUnsaved(
  tx: Transaction,
  actor: StaffActor,
  copy: {
    editionId: string;
    formId: string;
    baseRevision: string;
    draft: Draft;
    generation?: number | undefined;
  },
  now: Date,
): Promise<void> {
  const { editionId, formId, baseRevision, draft, generation = null } = copy;
  await tx.$executeRaw`
    INSERT INTO editorial.working_copy AS known
      (person_id, edition_id, form_id, base_revision, generation, draft, kept_at)
    VALUES (${actor.personId}, ${editionId}::uuid, ${formId}, ${baseRevision}::uuid,
      coalesce(${generation}::int, 0), ${JSON.stringify(draft)}::text::jsonb, ${now})
    ON CONFLICT (person_id, edition_id, form_id) DO UPDATE
    SET base_revision = excluded.base_revision, draft = excluded.draft, kept_at = excluded.kept_at,
      generation = greatest(known.generation, excluded.generation), discarded_at = NULL
    WHERE ${generation}::int IS NULL OR known.generation <= ${generation}::int`;
}

function mayType(actor: StaffActor, programme: string | null): boolean {
  return canDo(actor, 'edit', programme) || canDo(actor, 'edit-prose', programme);
}
