/**
 * Gives a project another address. Every earlier public one leads straight to the newest, whatever the number of renamings;
 * an address that another project has or once had is never given away.
 */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { lockAddresses } from '#lib/projects/commands/create-project.ts';
import { lockProject } from '#lib/projects/commands/locked-project.ts';
import { findPublished, putUp } from '#lib/projects/commands/public-page.ts';
import { canDo } from '#lib/projects/policy.ts';
import { renameProjectInput } from '#lib/projects/schema/editing.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { recordChange } from '#lib/versioning/changes.ts';

/** Renames; the name it has already is no change. */
export async function renameProject(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof renameProjectInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<{ slug: string }>> {
  const read = renameProjectInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { projectId, slug } = read.data;
  return await inTransaction(db, async (tx): Promise<Outcome<{ slug: string }>> => {
    await lockAddresses(tx);
    const locked = await lockProject(tx, projectId);
    if (locked === null) return notFound;
    const { entry } = locked;
    if (!canDo(actor, 'rename', entry.programme)) return forbidden;
    if (entry.slug === slug) return { ok: true, value: { slug }, touched: [] };
    if (['merged', 'trashed'].includes(entry.state)) return refuse('wrong-state', '', { state: entry.state });
    if (await isTaken(tx, slug, projectId)) return refuse('slug-taken', 'slug');
    await tx.entry.update({
      where: { projectId },
      data: { slug, changedAt: now, changedBy: actor.personId },
    });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'project.renamed',
      kind: 'project',
      subject: projectId,
      details: { from: entry.slug, to: slug },
    });
    const published = await findPublished(tx, projectId);
    const notice = await tx.projectNotice.findUnique({ where: { projectId } });
    if (published === null && notice === null) return { ok: true, value: { slug }, touched: [] };
    await tx.projectRedirect.deleteMany({ where: { slug, projectId } });
    const redirect = { projectId, at: now };
    await tx.projectRedirect.upsert({
      where: { slug: entry.slug },
      create: { slug: entry.slug, ...redirect },
      update: redirect,
    });
    if (published !== null) {
      const change = { kind: 'renamed', at: now, reasonEn: '', reasonBg: '' } as const;
      const touched = await putUp(tx, { ...published, slug }, change);
      return { ok: true, value: { slug }, touched };
    }
    await tx.projectNotice.update({ where: { projectId }, data: { slug } });
    const touched = [`project:${projectId}`];
    await recordChange(tx, touched);
    return { ok: true, value: { slug }, touched };
  });
}

/** True when another project has this address, had it, or is told of at it. */
async function isTaken(tx: Transaction, slug: string, projectId: string): Promise<boolean> {
  const other = { slug, projectId: { not: projectId } };
  const found =
    (await tx.entry.findFirst({ where: other })) ??
    (await tx.project.findFirst({ where: { slug, id: { not: projectId } } })) ??
    (await tx.projectRedirect.findFirst({ where: other })) ??
    (await tx.projectNotice.findFirst({ where: other }));
  return found !== null;
}
