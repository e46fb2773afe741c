import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findHome } from '#lib/db/embedded/home.ts';
import { runningEmbedded, startEmbedded } from '#lib/db/embedded/start.ts';
import { isAlive, killAtOnce, untilGone } from '#tests/support/processes.ts';
import {
  askStandIn,
  beginFreshStart,
  beginStart,
  serverOf,
  temporaryDataDir,
} from '#tests/support/started-site.ts';

const isRoot = process.getuid?.() === 0;

async function query<Row extends pg.QueryResultRow>(url: string | null, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url ?? '' });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Longer than anything takes on a machine that runs other tests beside it. */
const hanging = { timeout: 120_000 };

/** The files of the project without anything made of them, beside the packages that are installed here. */
function aFreshCopy(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'grantfolio-copy-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'content',
    'lib',
    'tests/support',
  ])
    cpSync(name, path.join(copy, name), { recursive: true });
  cpSync('prisma', path.join(copy, 'prisma'), {
    recursive: true,
    filter: (source) => source !== 'prisma/generated',
  });
  symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

const projectsOf = async (dataDir: string) =>
  (await query<{ slug: string }>(runningEmbedded(dataDir), 'SELECT slug FROM portfolio.project')).length;

describe('starting', () => {
  test('without the staff area hands on no means to write', async () => {
    const dataDir = temporaryDataDir();
    const address = 'postgresql://somebody:password@localhost/elsewhere';
    const site = beginStart({ DATA_DIR: dataDir, STAFF_AREA: 'off' });
    const { environment } = await askStandIn(await site.ready());
    expect(environment).toMatchObject({ STAFF_AREA: 'off', DATABASE_URL_STAFF: '' });
    expect(JSON.stringify(environment)).not.toMatch(/_staff[:%]/);
    expect(await site.stop()).toBe(0);
    const refused = beginStart({ DATA_DIR: dataDir, DATABASE_URL_STAFF: address });
    expect(await refused.ended()).toBe(1);
    expect(refused.said()).toContain('DATABASE_URL_STAFF needs DATABASE_URL');
  });

  test('a project that nothing was made of yet makes its database client before anything needs it', async () => {
    const project = aFreshCopy();
    const site = beginFreshStart(project, { DATA_DIR: temporaryDataDir() });
    await askStandIn(await site.ready());
    expect(existsSync(path.join(project, 'prisma/generated/client.ts'))).toBe(true);
    expect(await site.stop()).toBe(0);
  });

  test('the first time makes everything, the second time finds it; SIGTERM stops both processes', async () => {
    const dataDir = temporaryDataDir();
    const first = beginStart({ DATA_DIR: dataDir });
    const url = await first.ready();
    expect(first.said().match(/Ready on/g)).toHaveLength(1);
    expect(await projectsOf(dataDir)).toBeGreaterThanOrEqual(4);
    const { pid, environment } = await askStandIn(url);
    expect(environment['DATABASE_URL_PUBLIC']).toContain('grantfolio_public');
    expect(environment['DATABASE_URL_STAFF']).toContain('grantfolio_staff');
    const writing = 'SET default_transaction_read_only = off; SELECT';
    for (const large of ['lo_create(0)', 'lo_creat(-1)', "lo_from_bytea(0, 'x')"])
      await expect(
        query(environment['DATABASE_URL_PUBLIC'] ?? '', `${writing} ${large}`),
        large,
      ).rejects.toMatchObject({ code: '42501' });
    const ownerPassword = new URL(runningEmbedded(dataDir) ?? '').password;
    expect(JSON.stringify(environment)).not.toContain(ownerPassword);
    expect(environment['DATABASE_URL']).toBe('');
    expect(statSync(path.join(dataDir, 'database-passwords.json')).mode & 0o077).toBe(0);
    expect(findHome(dataDir).cluster).toBe(path.join(dataDir, 'postgres'));
    expect(statSync(path.join(dataDir, 'postgres')).mode & 0o077).toBe(0);

    expect(await first.stop()).toBe(0);
    expect(isAlive(pid)).toBe(false);
    expect(serverOf(dataDir)).toBeNull();
    expect(existsSync(path.join(dataDir, 'running.json'))).toBe(false);

    const second = beginStart({ DATA_DIR: dataDir });
    await second.ready();
    expect(second.said()).not.toMatch(/Creating|Filled|up to date/);
    second.process.kill('SIGINT');
    expect(await second.ended()).toBe(0);
    expect(serverOf(dataDir)).toBeNull();
  });

  test('recovers by itself after everything was killed', async () => {
    const dataDir = temporaryDataDir();
    const first = beginStart({ DATA_DIR: dataDir });
    const { pid } = await askStandIn(await first.ready());
    await query(runningEmbedded(dataDir), "INSERT INTO portfolio.change (tags) VALUES ('{kept}')");
    await killAtOnce(first.process.pid ?? 0, pid, serverOf(dataDir)?.pid ?? 0);

    const second = beginStart({ DATA_DIR: dataDir });
    await second.ready();
    expect(second.said()).toContain('recovering');
    const rows = await query(runningEmbedded(dataDir), "SELECT FROM portfolio.change WHERE tags = '{kept}'");
    expect(rows).toHaveLength(1);
    expect(await second.stop()).toBe(0);
  });

  test('takes over when only the starting process was killed', async () => {
    const dataDir = temporaryDataDir();
    const first = beginStart({ DATA_DIR: dataDir });
    const url = await first.ready();
    const { pid } = await askStandIn(url);
    const database = serverOf(dataDir);
    await killAtOnce(first.process.pid ?? 0);
    // It hears that nobody is there any more and ends; the start knows the real one by its name and waits for that.
    await untilGone(pid);

    const second = beginStart({ DATA_DIR: dataDir, PORT: new URL(url).port });
    expect(await second.ready()).toBe(url);
    expect(serverOf(dataDir)).toEqual(database);
    expect(await second.stop()).toBe(0);
  });

  test('waits for a database that is about to end, and starts it again', async () => {
    const dataDir = temporaryDataDir();
    const server = await startEmbedded({ dataDir });
    const reader = new pg.Client({ connectionString: server.ownerUrl });
    await reader.connect();
    // It ends once its last reader has gone, and lets nobody in until then.
    process.kill(serverOf(dataDir)?.pid ?? 0, 'SIGTERM');
    const starting = startEmbedded({ dataDir });
    const { log } = findHome(dataDir);
    await expect.poll(() => readFileSync(log, 'utf8'), hanging).toContain('database system is shutting down');
    await reader.end();
    const again = await starting;
    expect(await query(again.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await again.stop();
  });

  test('ends in order when whoever started it is killed', async () => {
    const dataDir = temporaryDataDir();
    const site = beginStart({ DATA_DIR: dataDir });
    await site.ready();
    site.process.disconnect();
    expect(await site.ended()).toBe(0);
    expect(serverOf(dataDir)).toBeNull();
  });

  test('ends in order when it is interrupted while it starts', async () => {
    const dataDir = temporaryDataDir();
    const site = beginStart({ DATA_DIR: dataDir });
    await expect.poll(() => site.said(), { ...hanging, interval: 5 }).toContain('Creating');
    expect(await site.stop()).toBe(0);
    expect(site.said()).not.toContain('Ready');
    expect(serverOf(dataDir)).toBeNull();
    const again = beginStart({ DATA_DIR: dataDir });
    await again.ready();
    expect(await again.stop()).toBe(0);
  });

  test('starts the web process and the database again when they end', async () => {
    const dataDir = temporaryDataDir();
    const site = beginStart({ DATA_DIR: dataDir });
    const url = await site.ready();
    const before = await askStandIn(url);
    await killAtOnce(before.pid);
    expect((await askStandIn(url)).pid).not.toBe(before.pid);
    expect(site.said()).toContain('The web process ended (SIGKILL)');

    const database = serverOf(dataDir);
    await killAtOnce(database?.pid ?? 0);
    await expect.poll(() => site.said(), hanging).toContain('The database had ended; it runs again.');
    expect(serverOf(dataDir)?.port).toBe(database?.port);
    expect(await projectsOf(dataDir)).toBeGreaterThanOrEqual(4);
    expect(site.said().match(/Ready on/g)).toHaveLength(1);
    expect(await site.stop()).toBe(0);
  });

  test.runIf(isRoot)('works as root in a folder that the database user cannot enter', async () => {
    const closed = mkdtempSync('/tmp/grantfolio-closed-');
    chmodSync(closed, 0o700);
    onTestFinished(() => rmSync(closed, { recursive: true, force: true }));
    const dataDir = temporaryDataDir(closed);
    const site = beginStart({ DATA_DIR: dataDir });
    await site.ready();
    const { cluster } = findHome(dataDir);
    expect(cluster.startsWith(closed)).toBe(false);
    expect(statSync(cluster).mode & 0o077).toBe(0);
    expect(await site.stop()).toBe(0);
    const again = beginStart({ DATA_DIR: dataDir });
    await again.ready();
    expect(again.said()).not.toContain('Creating');
    expect(await again.stop()).toBe(0);
  });

  test("uses an operator's server, which goes on afterwards", async () => {
    const theirs = temporaryDataDir();
    const server = await startEmbedded({ dataDir: theirs });
    const dataDir = temporaryDataDir();
    const site = beginStart({ DATA_DIR: dataDir, DATABASE_URL: server.ownerUrl });
    const { environment } = await askStandIn(await site.ready());
    expect(new URL(environment['DATABASE_URL_PUBLIC'] ?? '').username).toBe('grantfolio_public');
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
    expect(await site.stop()).toBe(0);
    expect(serverOf(theirs)).not.toBeNull();
    await server.stop();
  });
});

describe('refusing to start', () => {
  async function refusal(settings: Record<string, string>, options?: readonly string[]): Promise<string> {
    const site = beginStart(settings, options);
    expect(await site.ended(), site.said()).toBe(1);
    expect(site.said()).not.toMatch(/\n\s+at /);
    return site.said().trim();
  }

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const dataDir = temporaryDataDir();
    const said = await refusal({ DATA_DIR: dataDir, PORT: String(port) });
    expect(said).toBe(
      `Port ${port} on localhost is taken by another program: stop it, or set PORT to a free port (0 finds one).`,
    );
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
  });

  test('a second start on one folder', async () => {
    const dataDir = temporaryDataDir();
    const site = beginStart({ DATA_DIR: dataDir });
    const url = await site.ready();
    expect(await refusal({ DATA_DIR: dataDir })).toContain(
      `A site already runs on ${dataDir} (process ${site.process.pid}, ${url})`,
    );
    expect((await askStandIn(url)).pid).toBeGreaterThan(0);
    expect(await site.stop()).toBe(0);
  });

  test.each([
    [
      'data of another PostgreSQL',
      'echo 17 > PG_VERSION',
      /written by PostgreSQL 17, and this is PostgreSQL 18/,
    ],
    ['a folder that is no data folder', 'rm PG_VERSION', /is damaged.*restore it from a backup/],
    [
      'damaged data',
      'dd if=/dev/urandom of=global/pg_control bs=8192 count=1',
      /is damaged \(.+\): restore it/,
    ],
    ['data without its log of changes', 'rm -rf pg_wal', /is damaged \(.+\): restore it/],
  ])('%s', async (_name, damage, sentence) => {
    const dataDir = temporaryDataDir();
    const server = await startEmbedded({ dataDir });
    await server.stop();
    expect(spawnSync('sh', ['-c', damage], { cwd: findHome(dataDir).cluster }).status).toBe(0);
    expect(await refusal({ DATA_DIR: dataDir })).toMatch(sentence);
  });

  test('a wrong setting, without repeating what may be secret', async () => {
    const said = await refusal({ PORT: 'eighty', DATABASE_URL: 'mysql://root:hunter2@localhost/x' });
    expect(said).toContain('The setting PORT must be a port number');
    expect(said).toContain("The setting DATABASE_URL must be an owner's address");
    expect(said).not.toContain('hunter2');
  });

  test('a database that cannot be reached, or does not let in', async () => {
    const address = (port: number, password: string) =>
      `postgresql://grantfolio:${password}@127.0.0.1:${port}/grantfolio`;
    const away = await refusal({ DATA_DIR: temporaryDataDir(), DATABASE_URL: address(1, 'hunter2') });
    expect(away).toMatch(/^The database at 127\.0\.0\.1:1\/grantfolio cannot be reached \(ECONNREFUSED\)/);
    expect(away).not.toContain('hunter2');
    const theirs = temporaryDataDir();
    const server = await startEmbedded({ dataDir: theirs });
    const { port } = new URL(server.ownerUrl);
    expect(
      await refusal({ DATA_DIR: temporaryDataDir(), DATABASE_URL: address(Number(port), 'hunter2') }),
    ).toContain('does not let grantfolio in');
    expect(
      await refusal({
        DATA_DIR: temporaryDataDir(),
        DATABASE_URL: server.ownerUrl,
        DATABASE_URL_PUBLIC: server.ownerUrl,
      }),
    ).toMatch(/The public role grantfolio may create roles/);
    await server.stop();
  });

  test('a folder that cannot be written', async () => {
    const file = path.join(temporaryDataDir(), 'file');
    writeFileSync(file, '');
    expect(await refusal({ DATA_DIR: path.join(file, 'data') })).toMatch(
      /cannot be written \(ENOTDIR\): make it/,
    );
  });

  test.runIf(isRoot)('a full disk', async ({ skip }) => {
    const disk = mkdtempSync('/tmp/grantfolio-disk-');
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]).status !== 0) skip();
    onTestFinished(() => {
      spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    });
    expect(await refusal({ DATA_DIR: path.join(disk, 'data') })).toMatch(
      /^There is no space left on the disk/,
    );
  });

  test('wrong content, by file, line and field; nothing of it is kept', async () => {
    const content = mkdtempSync('/tmp/grantfolio-content-');
    onTestFinished(() => rmSync(content, { recursive: true, force: true }));
    spawnSync('cp', ['-r', 'content/projects', 'content/reference', content]);
    const [file] = spawnSync('ls', [path.join(content, 'projects')], { encoding: 'utf8' }).stdout.split('\n');
    mkdirSync(path.join(content, 'projects'), { recursive: true });
    spawnSync('sh', ['-c', `echo 'colour: red' >> ${path.join(content, 'projects', file ?? '')}`]);
    const dataDir = temporaryDataDir();
    const said = await refusal({ DATA_DIR: dataDir }, [
      '--stand-in=tests/support/stand-in-web.ts',
      `--content=${content}`,
    ]);
    expect(said).toMatch(new RegExp(`${file}:\\d+ .*colour`));
    expect(serverOf(dataDir)).toBeNull();
    const server = await startEmbedded({ dataDir });
    expect(await projectsOf(dataDir)).toBe(0);
    await server.stop();
  });
});
