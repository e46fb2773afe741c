import { spawnSync } from 'node:child_process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hashOf } from '#lib/auth/one-time.ts';
import { ownerDatabase } from '#lib/db/client.ts';
import { runningEmbedded } from '#lib/db/embedded/start.ts';
import { removeDataFolder } from '#tests/support/data-folder.ts';
import { askStandIn, beginStart, serverOf, temporaryDataDir } from '#tests/support/started-site.ts';

function staff(dataDir: string, ...words: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/staff.ts', ...words], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

const invitation = ['invite', 'Ана Иванова', 'ana@example.org', '--role', 'administrator', '--locale', 'bg'];
const link =
  /^Open this link once, within 7 days, to choose a password:\n(http:\/\/localhost:\d+)\/bg\/staff\/invitation\/([\w-]{43})\n$/;

describe('npm run staff', () => {
  test('makes the first account of a running site, which says how when nobody has one', async () => {
    const dataDir = temporaryDataDir();
    const site = beginStart({ DATA_DIR: dataDir });
    const url = await site.ready();
    expect(site.said()).toContain('npm run staff -- invite "NAME" E-MAIL --role administrator');
    const made = staff(dataDir, ...invitation);
    const [, origin, token = ''] = link.exec(made.said) ?? [];
    expect(origin, made.said).toBe(url);
    const db = ownerDatabase(runningEmbedded(dataDir) ?? '');
    expect(await db.invitation.findUnique({ where: { tokenHash: hashOf(token) } })).toMatchObject({
      email: 'ana@example.org',
      locale: 'bg',
      roles: [{ role: 'administrator', programme: null }],
      invitedBy: null,
    });
    await db.$disconnect();
    expect(await site.stop()).toBe(0);
  });

  test('works on a stopped site and leaves it stopped, and says what is wrong', () => {
    const dataDir = temporaryDataDir();
    expect(staff(dataDir, 'list').said).toMatch(/Nobody has an account yet/);
    expect(staff(dataDir, ...invitation).said).toMatch(link);
    expect(serverOf(dataDir)).toBeNull();
    for (const [words, told] of [
      [[], /^npm run staff -- invite/],
      [['invite', 'Ана', 'ana@example.org'], /^npm run staff -- invite/],
      [['invite', 'Ана', 'ana', '--role', 'officer'], /no e-mail address/],
      [['invite', 'Ана', 'a@example.org', '--role', 'owner'], /A role is one of/],
      [['invite', 'Ана', 'a@example.org', '--role', 'officer', '--programme', 'x'], /no such programme/],
      [['disable', 'nobody@example.org'], /Nobody here has the address/],
    ] as const) {
      const answer = staff(dataDir, ...words);
      expect(answer.said).toMatch(told);
      expect(answer.status).toBe(1);
    }
  });
});

describe('npm start -- --demo', () => {
  const standIn = ['--stand-in=tests/support/stand-in-web.ts', '--demo'];

  test('has one ready account a role in a folder of its own, and a new password at each start', async () => {
    // The demonstration adds its own ending to the folder it is given.
    const dataDir = temporaryDataDir();
    const demoDir = `${dataDir}-demo`;
    onTestFinished(() => removeDataFolder(demoDir));
    const passwords: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const site = beginStart({ DATA_DIR: dataDir }, standIn);
      const url = await site.ready();
      expect((await askStandIn(url)).environment).toMatchObject({ DEMO: 'on', DATA_DIR: demoDir });
      passwords.push(/Password of all of them, new at each start: (\S+)/.exec(site.said())?.[1] ?? '');
      for (const role of ['officer', 'communication', 'approver', 'lead', 'administrator'])
        expect(site.said()).toContain(`${role}@example.org`);
      expect(await site.stop()).toBe(0);
    }
    expect(new Set(passwords).size).toBe(2);
  });

  test.for([
    [{ SITE_URL: 'https://portfolio.example.org' }, /not for the public/],
    [{ HOST: '0.0.0.0' }, /answers on this machine only/],
    [{ TRUST_PROXY: 'on' }, /does not stand behind a proxy/],
    [{ DATABASE_URL: 'postgresql://owner:x@localhost:5432/real' }, /never touches a database of yours/],
  ] as const)('is refused with %j', async ([settings, told]) => {
    const site = beginStart({ DATA_DIR: temporaryDataDir(), ...settings }, standIn);
    expect(await site.ended()).toBe(1);
    expect(site.said()).toMatch(told);
  });
});
