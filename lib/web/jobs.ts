/** What each job does, put together from the nouns and mechanisms that know. Runs in the web process, or apart from it. */
import { forgetExpiredAccess } from '#lib/accounts/commands/forget-expired.ts';
import { findActorOfSession } from '#lib/auth/gate.ts';
import { type Database, staffDatabaseAt } from '#lib/db/client.ts';
import type { WebSettings } from '#lib/env.ts';
import { type JobHandlers, type JobLog, JobRunner } from '#lib/jobs/runner.ts';
import { deliveryBy } from '#lib/mail/deliver.ts';
import { forgetOldLetters } from '#lib/mail/outbox.ts';
import { sendLetter } from '#lib/mail/send.ts';
import { mailSettings } from '#lib/mail/settings.ts';
import { emptyMediaTrash, removeOrphanedFiles } from '#lib/media/commands/clean-up.ts';
import { forgetOldMerges } from '#lib/organisations/commands/forget-expired.ts';
import { applyBatch, undoBatch } from '#lib/projects/commands/apply-batch.ts';
import { emptyProjectTrash } from '#lib/projects/commands/empty-trash.ts';
import { forgetExpiredTraces } from '#lib/projects/commands/forget-expired.ts';
import { lookOver } from '#lib/projects/commands/look-over.ts';
import { runScheduledPublication } from '#lib/projects/commands/schedule-publication.ts';
import { listImportFolders } from '#lib/projects/queries/imports.ts';
import { forgetOldDocuments } from '#lib/sources/commands/clean-up.ts';
import { listDocumentFolders } from '#lib/sources/queries.ts';
import { openStorage } from '#lib/storage/open.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';
import { runAskedCheck } from '#lib/web/staff/table-check.ts';

/** At night in Sofia, when nobody works; what became untrue overnight is said soon after midnight, in winter and summer. */
const nightly = [
  { name: 'look-over', when: '10 22 * * *' },
  { name: 'clean-up', when: '20 1 * * *' },
] as const;

/** What every job does with this database, this storage and this way for letters. */
function jobHandlers(db: Database, storage: Storage, settings: WebSettings): JobHandlers {
  const mail = mailSettings(settings);
  const deliver = deliveryBy(mail);
  return {
    'send-letter': (payload, { isLast }) => sendLetter(db, payload, { deliver, isLast }),
    'publish-edition': async (payload) => {
      const outcome = await runScheduledPublication(db, payload, { origin: siteOrigin().origin });
      // What keeps it from being published was written down in its transaction; anything else is tried again.
      if (!outcome.ok) throw new Error(`Not published: ${outcome.issues.map(({ code }) => code).join(', ')}`);
    },
    'work-batch': async ({ batchId, sessionId, deed }) => {
      // Nobody is there any more: the rows that are left wait until somebody goes on.
      const actor = await findActorOfSession(db, sessionId);
      if (actor === null) return;
      await (deed === 'apply' ? applyBatch : undoBatch)(db, actor, { batchId });
    },
    'check-table': async ({ batchId, sessionId }, { isLast }) => {
      const actor = await findActorOfSession(db, sessionId);
      if (actor !== null) await runAskedCheck(db, storage, actor, { batchId, isLast });
    },
    'look-over': async () => {
      await lookOver(db, new Date());
    },
    'clean-up': async () => {
      const now = new Date();
      await forgetOldLetters(db, now, mail);
      await forgetExpiredAccess(db, now);
      await forgetExpiredTraces(db, now);
      await forgetOldMerges(db, now);
      await emptyProjectTrash(db, now);
      await emptyMediaTrash(db, now);
      await forgetOldDocuments(db, now);
      const imported = [...(await listImportFolders(db)), ...(await listDocumentFolders(db))];
      await removeOrphanedFiles(db, storage, now, imported);
    },
  };
}

/** Running jobs have five seconds to end; what a silent database holds up longer, the next runner sets free. */
const stopWithinMs = 7_000;

/** Works off jobs until the returned function is called, which lets those under way end. */
export async function startJobs(
  settings: WebSettings,
  staffUrl: string,
  log: JobLog,
): Promise<() => Promise<void>> {
  const db = staffDatabaseAt(staffUrl);
  const storage = await openStorage(settings.dataDir, settings.bucket);
  const runner = new JobRunner({
    connectionString: staffUrl,
    handlers: jobHandlers(db, storage, settings),
    recurring: nightly,
    log,
  });
  runner.start();
  const stop = async () => {
    await runner.stop();
    await db.$disconnect();
  };
  return async () => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, stopWithinMs);
    });
    await Promise.race([stop(), late]);
    clearTimeout(timer);
  };
}
