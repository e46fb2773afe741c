/**
 * The web process: `node lib/web/server.ts`. It serves the built site on HOST:PORT, tells its parent
 * `{ type: 'ready', port }` once it does, and ends cleanly on SIGTERM or SIGINT, or when its parent is gone. It never
 * builds, migrates or writes anything but its own cache.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import type { RequestListener, Server } from 'node:http';
import path from 'node:path';
import next from 'next';
import { publicDatabase } from '#lib/db/client.ts';
import { type WebSettings, webSettings } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';
import { openStorage } from '#lib/storage/open.ts';
import { AnswerCache } from '#lib/web/cache/answer-cache.ts';
import { ChangeFollower } from '#lib/web/cache/change-follower.ts';
import { PageCache } from '#lib/web/cache/page-cache.ts';
import { PageStore } from '#lib/web/cache/page-store.ts';
import { closeGracefully, createLimitedServer, listen } from '#lib/web/http/connections.ts';
import { createListener } from '#lib/web/http/listener.ts';
import { securityHeaders } from '#lib/web/http/security-headers.ts';
import { StaticFiles } from '#lib/web/http/static-files.ts';
import { UploadedFiles } from '#lib/web/http/uploaded-files.ts';
import { startJobs } from '#lib/web/jobs.ts';
import { createLog } from '#lib/web/log.ts';
import { setRuntime } from '#lib/web/runtime.ts';

const root = process.cwd();
const buildFolder = path.join(root, '.next');

try {
  await serve(webSettings(process.env, root));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function serve(settings: WebSettings): Promise<void> {
  const log = createLog(settings.logLevel);
  const buildId = await readBuildId();
  const cacheFolder = path.join(settings.dataDir, 'cache');
  // Pages name their public address: what was kept for another one is of no use. Without SITE_URL nobody but the
  // operator reads them, and they are kept whatever the port.
  const address = createHash('sha256').update(settings.siteUrl ?? '');
  const keptFor = `${buildId}-${address.digest('hex').slice(0, 8)}`;
  await removeOtherBuilds(cacheFolder, keptFor);

  const store = new PageStore(path.join(cacheFolder, keptFor), log);
  const follower = new ChangeFollower({
    connectionString: settings.databaseUrlPublic,
    stateFile: path.join(cacheFolder, 'changes.json'),
    log,
    onOtherDatabase: () => void pages.clear(),
  });
  const pages = new PageCache({ follower, store });
  await store.open();
  // Without its ledger nobody knows what has changed since the pages were kept.
  if (!follower.hadState) await pages.clear();
  await follower.start();
  setRuntime({ follower, pages, log });

  const site = next({ dev: false, dir: root, hostname: settings.host, port: settings.port, quiet: true });
  await site.prepare();
  const listener = createListener({
    framework: site.getRequestHandler(),
    follower,
    pages,
    answers: new AnswerCache({ follower }),
    uploads: new UploadedFiles({
      db: publicDatabase(),
      storage: await openStorage(settings.dataDir, settings.bucket),
    }),
    files: await StaticFiles.list(buildFolder, path.join(root, 'public')),
    headers: securityHeaders(settings.siteUrl),
    staff: {
      isOn: settings.databaseUrlStaff !== null,
      siteUrl: settings.siteUrl,
      trustsProxy: settings.trustsProxy,
    },
    log,
  });
  const { servers, port } = await listenOn(settings, listener);
  // Port 0 meant any free one; pages that name their own address need the real one.
  process.env['PORT'] = String(port);

  const { databaseUrlStaff } = settings;
  const stopJobs =
    databaseUrlStaff === null || settings.jobs === 'apart'
      ? async () => {}
      : await startJobs(settings, databaseUrlStaff, log);

  let ending: Promise<void> | undefined;
  const end = () => {
    ending ??= (async () => {
      await Promise.all([...servers.map(closeGracefully), stopJobs()]);
      await follower.stop();
      await store.settled();
      process.exit(0);
    })();
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  process.once('disconnect', end);
  process.send?.({ type: 'ready', port });
  log.info({ port }, 'serving');
}

/** `localhost` is both loopback addresses, where the machine has both. */
async function listenOn(
  { host, port }: WebSettings,
  listener: RequestListener,
): Promise<{ servers: Server[]; port: number }> {
  const [first, ...others] = host === 'localhost' ? ['127.0.0.1', '::1'] : [host];
  const server = createLimitedServer(listener);
  const bound = await listen(server, first ?? host, port).catch((error: unknown) => {
    throw refusalToListen(error, host, port);
  });
  const servers = [server];
  for (const other of others) {
    const second = createLimitedServer(listener);
    try {
      await listen(second, other, bound);
      servers.push(second);
    } catch (error) {
      if (hasCode(error, 'EADDRINUSE')) throw refusalToListen(error, host, bound);
    }
  }
  return { servers, port: bound };
}

function refusalToListen(error: unknown, host: string, port: number): unknown {
  if (hasCode(error, 'EADDRINUSE'))
    return new Refusal(
      `Port ${port} on ${host} is taken by another program: stop it, or set PORT to a free port.`,
    );
  if (hasCode(error, 'EACCES'))
    return new Refusal(`Port ${port} may not be opened by this user: set PORT to a number above 1023.`);
  if (hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'ENOTFOUND'))
    return new Refusal(
      `This machine has no address ${host}: set HOST to localhost, or to 0.0.0.0 for all of its addresses.`,
    );
  return error;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

async function readBuildId(): Promise<string> {
  try {
    return (await readFile(path.join(buildFolder, 'BUILD_ID'), 'utf8')).trim();
  } catch {
    throw new Refusal('The site is not built: run npm start, which builds it first.');
  }
}

/** Pages of another build name files that are gone. */
async function removeOtherBuilds(folder: string, buildId: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const entry of await readdir(folder, { withFileTypes: true }))
      if (entry.isDirectory() && entry.name !== buildId)
        await rm(path.join(folder, entry.name), { recursive: true });
  } catch (error) {
    throw new Refusal(
      `The folder ${folder} cannot be used: make it writable, or set DATA_DIR to another one.`,
      { cause: error },
    );
  }
}
