import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { startEmbedded } from '#lib/db/embedded/start.ts';
import type { BatchReport } from '#tests/support/batch-program.ts';
import { makeDataFolder, removeDataFolder } from '#tests/support/data-folder.ts';

const projects = 1_000;

/** Runs a command of the program to its end, or until it is killed after `killAt` rows. Returns what it said last. */
async function run(url: string, command: string, told: object = {}, killAt?: number): Promise<unknown> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['tests/support/batch-program.ts', url, command, JSON.stringify({ ...told, killAt })],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, AUTH_SECRET: 'only-for-this-test-only-for-this-test-only' },
    },
  );
  const ended = once(child, 'exit');
  let last: unknown = null;
  if (child.stdout === null) throw new Error('The program has no output.');
  for await (const line of createInterface({ input: child.stdout })) last = JSON.parse(line);
  const [code, signal] = await ended;
  expect({ code, signal }).toEqual(
    killAt === undefined ? { code: 0, signal: null } : { code: null, signal: 'SIGKILL' },
  );
  return last;
}

test('proof 14 a batch of 1,000 rows killed at 400: continue and undo are both exact', async () => {
  // A thousand rows are written and taken back, and the other worker has half of the machine.
  test.setTimeout(900_000);
  const dataDir = makeDataFolder();
  const server = await startEmbedded({ dataDir });
  try {
    const url = server.ownerUrl;
    const report = async () => (await run(url, 'report')) as BatchReport;
    const batch = (await run(url, 'prepare', { projects })) as object;
    const before = await report();
    expect(before.rows).toEqual({ waiting: projects });

    await run(url, 'apply', batch, 400);
    const killed = await report();
    const done = killed.rows['applied'] ?? 0;
    expect(done).toBeGreaterThanOrEqual(400);
    expect(killed.rows).toEqual({ applied: done, waiting: projects - done });
    // A row is applied whole or not at all: one revision each, with all its cells.
    expect(killed.revisions).toEqual(Array.from({ length: projects }, (_, index) => (index < done ? 1 : 0)));
    for (const [index, [, text]] of killed.texts.entries())
      expect(text.includes(`"BG-${index}"`) && text.includes(`Обобщение ${index} 🙂`)).toBe(index < done);

    await run(url, 'apply', batch);
    const applied = await report();
    expect(applied.rows).toEqual({ applied: projects });
    expect(applied.revisions).toEqual(Array.from({ length: projects }, () => 1));
    for (const [index, [, text]] of applied.texts.entries()) expect(text).toContain(`"BG-${index}"`);
    expect(applied.openEditions).toBe(projects);

    await run(url, 'touch', { ...batch, projectId: 'project-0007' });
    await run(url, 'undo', batch, 400);
    const half = await report();
    expect(half.rows['undone']).toBeGreaterThanOrEqual(400);
    await run(url, 'undo', batch);
    const undone = await report();
    expect(undone.rows).toEqual({ undone: projects });
    expect(undone.revisions).toEqual(Array.from({ length: projects }, () => 2));
    // Every project as it was, but for the cell that somebody changed by hand: it stands, and is told.
    const changed = undone.texts.filter(([, text], index) => text !== before.texts[index]?.[1]);
    expect(changed).toEqual([
      [
        'project-0007',
        before.texts[7]?.[1]
          .replace('"number": "7"', '"number": "by hand"')
          .replace('"number":"7"', '"number":"by hand"'),
      ],
    ]);
    expect(undone.problems).toMatchObject([
      { position: 7, problem: 'changed-since', cells: { number: { kept: true } } },
    ]);
    expect(undone.openEditions).toBe(1);
  } finally {
    await server.stop();
    removeDataFolder(dataDir);
  }
});
