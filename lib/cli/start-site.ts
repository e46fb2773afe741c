/**
 * `npm start` after installing: database, tables, content, build, web process, in that order, and back in the opposite
 * order at the end. Says `Ready on http://…` once the site serves.
 */
import { parseArgs } from 'node:util';
import { applyFiles } from '#lib/cli/apply-content.ts';
import { ensureBuilt, ensureClient } from '#lib/cli/build.ts';
import { type Ending, runUntilEnded } from '#lib/cli/ending.ts';
import { type Instance, takeInstance } from '#lib/cli/instance.ts';
import { keepAlive } from '#lib/cli/keep-alive.ts';
import { openDatabase } from '#lib/cli/open-database.ts';
import { checkPort } from '#lib/cli/port.ts';
import { progress, readSettings, runCommand } from '#lib/cli/project.ts';
import { webEnvironment } from '#lib/cli/web-environment.ts';
import { WebProcess } from '#lib/cli/web-process.ts';
import type { StartSettings } from '#lib/env.ts';

/** The script that serves. Tests of the start itself name another one, which needs no built site. */
function webEntry(): { script: string; isBuilt: boolean } {
  const { values } = parseArgs({ options: { 'web-entry': { type: 'string' } } });
  const standIn = values['web-entry'];
  return { script: standIn ?? 'lib/web/server.ts', isBuilt: standIn === undefined };
}

async function begin(ending: Ending): Promise<(() => Promise<void>) | undefined> {
  const entry = webEntry();
  const settings = readSettings();
  const instance = await takeInstance(settings.dataDir);
  ending.add(() => instance.release());
  await checkPort(settings.host, settings.port);
  await ensureClient(settings.dataDir);

  const database = await openDatabase(settings);
  ending.add(() => database.stop());
  if (ending.hasBegun) return undefined;

  const { applied } = await applyFiles({ ownerUrl: database.ownerUrl, onlyIfEmpty: true });
  if (applied.length > 0) progress('Filled the portfolio from content/.');
  if (ending.hasBegun) return undefined;
  if (entry.isBuilt) await ensureBuilt({ dataDir: settings.dataDir });

  ending.add(keepAlive(database.revive));
  const web = new WebProcess({
    entry: entry.script,
    environment: webEnvironment(settings, database.publicUrl),
    port: settings.port,
    onReady: announcer(settings, instance),
  });
  ending.add(() => web.stop());
  return () => web.start();
}

/** Says once where the site answers, and writes it down each time. */
function announcer({ host }: StartSettings, instance: Instance) {
  let isSaid = false;
  return ({ port, pid }: { port: number; pid: number }) => {
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    instance.tell({ url, webPid: pid });
    if (!isSaid) console.log(`Ready on ${url}`);
    isSaid = true;
  };
}

await runCommand(() => runUntilEnded(begin));
