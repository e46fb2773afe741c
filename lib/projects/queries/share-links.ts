/** What a preview link shows, and which links an edition has. The token is looked up by its hash and never stored. */
import { createHash } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { canDo } from '#lib/projects/policy.ts';
import { namesOf } from '#lib/projects/queries/authors.ts';
import { toAuthor, toEntry, toRevision } from '#lib/projects/record/edition.ts';
import {
  type Author,
  type Entry,
  type EntryState,
  editableStates,
  type Revision,
} from '#lib/projects/schema/edition.ts';

export interface SharedEdition {
  entry: Entry;
  /** The head of the edition at this moment. */
  head: Revision;
  expiresAt: Date;
}

/** Editions whose text is or was the public page. */
const onceShown: ReadonlySet<string> = new Set(['published', 'superseded']);

/** What was taken from the public is not shown by an older link either; the next edition of it may be. */
function isTakenAway(entry: EntryState, edition: string): boolean {
  return !editableStates.includes(entry) || (entry === 'withdrawn' && onceShown.has(edition));
}

/**
 * The edition that a link leads to, or null when it is unknown, over, revoked, or its project taken from the public, merged or
 * in the trash.
 */
export async function findShared(
  db: Database,
  token: string,
  { now = new Date() }: { now?: Date } = {},
): Promise<SharedEdition | null> {
  const link = await db.shareLink.findUnique({
    where: { tokenHash: createHash('sha256').update(token).digest('hex') },
    include: { edition: { include: { entry: true } } },
  });
  if (link === null || link.revokedAt !== null || link.expiresAt <= now) return null;
  const entry = toEntry(link.edition.entry);
  if (isTakenAway(entry.state, link.edition.state)) return null;
  const head = await db.revision.findUniqueOrThrow({ where: { id: link.edition.headRevision } });
  return { entry, head: toRevision(head, new Map()), expiresAt: link.expiresAt };
}

export interface ListedShareLink {
  id: string;
  by: Author;
  createdAt: Date;
  expiresAt: Date;
}

/** Links of an edition that still work. */
export async function listShareLinks(
  db: Database,
  actor: StaffActor,
  { editionId }: { editionId: string },
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<ListedShareLink[]>> {
  const edition = await db.edition.findUnique({ where: { id: editionId }, include: { entry: true } });
  if (edition === null) return { ok: false, issues: [{ field: '', code: 'not-found' }] };
  if (!canDo(actor, 'share', edition.entry.programme))
    return { ok: false, issues: [{ field: '', code: 'forbidden' }] };
  const rows = await db.shareLink.findMany({
    where: { editionId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
  });
  const names = await namesOf(
    db,
    rows.map(({ createdBy }) => createdBy),
  );
  return {
    ok: true,
    value: rows.map(({ id, createdBy, createdAt, expiresAt }) => ({
      id,
      by: toAuthor(createdBy, names),
      createdAt,
      expiresAt,
    })),
    touched: [],
  };
}
