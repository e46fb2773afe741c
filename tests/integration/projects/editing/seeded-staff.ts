/** A site with the seeded portfolio and staff at work, for the tests of the editorial engine. */
import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { applyContent } from '#lib/imports/content.ts';
import type { Outcome } from '#lib/issues.ts';
import { openEdition } from '#lib/projects/commands/open-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import type { Saved } from '#lib/projects/schema/edition.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** A project of the content files. */
export const seededProject = 'everything-is-possible';

/** Brings the content files into the database. */
export async function seed(ownerUrl: string): Promise<void> {
  const outcome = await applyContent({ ownerUrl, contentDir: 'content' });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
}

/** The value of a command that must succeed. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.value;
}

/** Codes of a refusal; empty when it was none. */
export function codesOf(outcome: { ok: true } | { ok: false; issues: { code: string }[] }): string[] {
  return outcome.ok ? [] : outcome.issues.map(({ code }) => code);
}

/** The open edition of a project with the revision and text it is at. */
export async function opened(
  db: Database,
  actor: StaffActor,
  projectId = seededProject,
): Promise<{ editionId: string; base: string; draft: Draft }> {
  const { editionId } = valueOf(await openEdition(db, actor, { projectId }));
  const { head } = valueOf(await getEditor(db, actor, { projectId }));
  return { editionId, base: head.id, draft: head.draft };
}

/** Saves `changes` on top of what stands. */
export async function saved(
  db: Database,
  actor: StaffActor,
  changes: Draft,
  projectId = seededProject,
): Promise<Saved> {
  const { editionId, base, draft } = await opened(db, actor, projectId);
  const outcome = await saveEdition(db, actor, {
    editionId,
    formId: 'form',
    baseRevision: base,
    draft: { ...draft, ...changes },
    operationId: randomUUID(),
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.value;
}

/** Everything the commands write, as one text: equal before and after a refusal. */
export async function everythingWritten(db: Database): Promise<string> {
  const tables = [
    'entry',
    'edition',
    'revision',
    'working_copy',
    'note',
    'audit_event',
    'share_link',
    'batch',
    'batch_row',
  ];
  const published = ['project', 'project_redirect', 'project_notice', 'published_change', 'change'];
  const names = [
    ...tables.map((name) => `editorial.${name}`),
    ...published.map((name) => `portfolio.${name}`),
  ];
  const hashes = names.map(
    (name) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS hash FROM ${name} t`,
  );
  return JSON.stringify(await db.$queryRawUnsafe(hashes.join(' UNION ALL ')));
}
