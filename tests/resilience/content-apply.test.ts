import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { runningEmbedded, startEmbedded } from '#lib/db/embedded/start.ts';
import { beginStart, serverOf, temporaryDataDir } from '#tests/support/started-site.ts';

function apply(dataDir: string): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['lib/cli/content-apply.ts'], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

/** As if the file of one project had changed since it was applied. */
async function forgetOneProject(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    `WITH forgotten AS (
       UPDATE portfolio.project SET document_hash = 'other' WHERE slug = 'partnership-with-a-cause' RETURNING id
     )
     UPDATE portfolio.applied_content SET hash = 'other' FROM forgotten WHERE name = 'project:' || forgotten.id`,
  );
  await client.end();
}

describe('applying content', () => {
  test('changes a running site, and what changed only', async () => {
    const dataDir = temporaryDataDir();
    const site = beginStart({ DATA_DIR: dataDir });
    await site.ready();
    expect(apply(dataDir)).toEqual({ status: 0, said: 'Nothing has changed since the last time.\n' });
    await forgetOneProject(runningEmbedded(dataDir) ?? '');
    expect(apply(dataDir).said).toMatch(/^Applied partnership-with-a-cause; \d+ unchanged\.\n$/);
    expect(await site.stop()).toBe(0);
  });

  test('changes a stopped site, and leaves it stopped', async () => {
    const dataDir = temporaryDataDir();
    expect(apply(dataDir)).toMatchObject({ status: 0, said: expect.stringMatching(/Applied reference, /) });
    expect(serverOf(dataDir)).toBeNull();
    const server = await startEmbedded({ dataDir });
    await forgetOneProject(server.ownerUrl);
    await server.stop();
    expect(apply(dataDir).said).toMatch(/^Applied partnership-with-a-cause; /);
  });
});
