/**
 * `npm start` after installing: database, tables, content, build, web process, in that order, and back in the opposite
 * order at the end. Says `Ready on http://…` once the site serves.
 */
import { parseArgs } from 'node:util';
import { hasPeople } from '#lib/accounts/queries.ts';
import { applyFiles } from '#lib/cli/apply-content.ts';
import { backUpEveryNight } from '#lib/cli/backup/nightly.ts';
import { ensureBuilt } from '#lib/cli/build.ts';
import { demoSettings, prepareDemo } from '#lib/cli/demo.ts';
import { type Ending, runUntilEnded } from '#lib/cli/ending.ts';
import { firstAccount } from '#lib/cli/first-account.ts';
import { type Instance, takeInstance } from '#lib/cli/instance.ts';
import { keepAlive } from '#lib/cli/keep-alive.ts';
import { openDatabase } from '#lib/cli/open-database.ts';
import { checkPort } from '#lib/cli/port.ts';
import { contentFolder, progress, readSettings, runCommand } from '#lib/cli/project.ts';
import { webEnvironment } from '#lib/cli/web-environment.ts';
import { WebProcess } from '#lib/cli/web-process.ts';
import { ownerDatabase } from '#lib/db/client.ts';
import type { StartSettings } from '#lib/env.ts';

/** `--demo`; and for the tests of the start itself another script that serves, which needs no build, and another folder of content. */
function options(): { isDemo: boolean; standIn: string | undefined; contentDir: string } {
  const { values } = parseArgs({
    options: {
      demo: { type: 'boolean', default: false },
      'stand-in': { type: 'string' },
      content: { type: 'string' },
    },
  });
  return { isDemo: values.demo, standIn: values['stand-in'], contentDir: values.content ?? contentFolder };
}

async function begin(ending: Ending): Promise<(() => Promise<void>) | undefined> {
  const { isDemo, standIn, contentDir } = options();
  const settings = isDemo ? demoSettings(readSettings(), process.env) : readSettings();
  const instance = await takeInstance(settings.dataDir);
  ending.add(() => instance.release());
  await checkPort(settings.host, settings.port);

  const database = await openDatabase(settings);
  ending.add(() => database.stop());
  if (ending.hasBegun) return undefined;

  const { applied } = await applyFiles({ ownerUrl: database.ownerUrl, contentDir, onlyIfEmpty: true });
  if (applied.length > 0) progress('Filled the portfolio from content/.');
  if (ending.hasBegun) return undefined;
  if (standIn === undefined) await ensureBuilt({ dataDir: settings.dataDir });

  ending.add(keepAlive(database.revive));
  ending.add(backUpEveryNight(settings, database.ownerUrl));
  const web = new WebProcess({
    entry: standIn ?? 'lib/web/server.ts',
    environment: webEnvironment(settings, database.publicUrl, database.staffUrl),
    port: settings.port,
    onReady: announcer(settings, instance, await wayIn(settings, database.ownerUrl)),
  });
  ending.add(() => web.stop());
  return () => web.start();
}

/** Says once where the site answers, and writes it down each time. */
function announcer({ host }: StartSettings, instance: Instance, more: string | null) {
  let isSaid = false;
  return ({ port, pid }: { port: number; pid: number }) => {
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    instance.tell({ url, webPid: pid });
    if (!isSaid) console.log(more === null ? `Ready on ${url}` : `${more}\nReady on ${url}`);
    isSaid = true;
  };
}

/** What somebody needs to know who wants to sign in: the accounts of a demonstration, or how to make the first one. */
async function wayIn(settings: StartSettings, ownerUrl: string): Promise<string | null> {
  if (settings.isDemo) return prepareDemo(ownerUrl);
  if (!settings.hasStaffArea) return null;
  const db = ownerDatabase(ownerUrl);
  try {
    return (await hasPeople(db)) ? null : firstAccount;
  } finally {
    await db.$disconnect();
  }
}

await runCommand(() => runUntilEnded(begin));
