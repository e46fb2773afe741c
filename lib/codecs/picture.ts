/**
 * Makes an uploaded picture anew in the sizes and formats of the pages, without anything else the file held. The work
 * is done by a process of its own, one at a time, which knows no secret and is ended when it takes too long or too much.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export interface PictureFile {
  /** Such as `800.webp`. */
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

export type PictureProblem =
  /** More pixels than a picture may have. */
  | 'picture-too-large'
  /** More than one picture in the file. */
  | 'animated'
  /** It ends early, or holds what no picture holds. */
  | 'picture-broken';

export type MadePicture =
  | { ok: true; width: number; height: number; files: PictureFile[] }
  | { ok: false; problem: PictureProblem };

/** Rule of the site: every parser of foreign bytes gets 256 MB and 20 s. */
const mostBytes = 256 * 1024 * 1024;
const longestMs = 20_000;
const lookEveryMs = 25;

const problem = z.strictObject({
  ok: z.literal(false),
  problem: z.enum(['picture-too-large', 'animated', 'picture-broken']),
});
const made = z.strictObject({
  ok: z.literal(true),
  width: z.int().positive(),
  height: z.int().positive(),
  files: z.array(
    z.strictObject({ name: z.string(), mediaType: z.string(), bytes: z.instanceof(Uint8Array) }),
  ),
});
const answer = z.discriminatedUnion('ok', [made, problem]);

/** The process's script, from the project folder. Put together so that no bundler takes it for a part of a page. */
const script = ['lib', 'codecs', 'picture-process.ts'].join('/');

let queue: Promise<unknown> = Promise.resolve();

/** Makes the files of a picture. Others that are being made are waited for. */
export function makePicture(bytes: Uint8Array): Promise<MadePicture> {
  const turn = queue.then(() => makeInProcess(bytes));
  queue = turn.catch(() => {});
  return turn;
}

function makeInProcess(bytes: Uint8Array): Promise<MadePicture> {
  const child = spawn(process.execPath, ['--max-old-space-size=64', script], {
    cwd: process.cwd(),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Nothing of ours: what breaks out of a decoder finds no password. One thread keeps the memory small.
    env: {
      NODE_ENV: 'production',
      PATH: process.env['PATH'] ?? '',
      VIPS_CONCURRENCY: '1',
      MALLOC_ARENA_MAX: '2',
    },
  });
  return new Promise((resolve) => {
    const settle = (outcome: MadePicture) => {
      clearTimeout(timer);
      clearInterval(watch);
      child.kill('SIGKILL');
      resolve(outcome);
    };
    const broken = () => settle({ ok: false, problem: 'picture-broken' });
    const timer = setTimeout(broken, longestMs);
    const look = async () => {
      if ((await residentBytes(child.pid)) > mostBytes) settle({ ok: false, problem: 'picture-too-large' });
    };
    const watch = setInterval(() => void look(), lookEveryMs);
    child.once('message', (message) => {
      const said = answer.safeParse(message);
      if (said.success) settle(said.data);
      else broken();
    });
    child.once('error', broken);
    child.once('exit', broken);
    child.send(bytes, (error) => {
      if (error) broken();
    });
  });
}

/** Memory of a process; 0 where the system does not say, and the time limit holds alone. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '0 0');
  return Number(pages.split(' ')[1]) * 4096;
}
