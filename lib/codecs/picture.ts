/**
 * Makes an uploaded picture anew in the sizes and formats of the pages, without anything else the file held. The work
 * is done by a process of its own, one at a time, which knows no secret and is ended when it takes too long or too much.
 */
import { z } from 'zod';
import { GuardedProcess } from '#lib/codecs/guarded-process.ts';

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

const script = ['lib', 'codecs', 'picture-process.ts'];

/** A decoder works outside of the heap. One thread keeps its memory small. */
const options = {
  heap: ['--max-old-space-size=64'],
  environment: { VIPS_CONCURRENCY: '1', MALLOC_ARENA_MAX: '2' },
};

let queue: Promise<unknown> = Promise.resolve();

/** Makes the files of a picture. Others that are being made are waited for. */
export function makePicture(bytes: Uint8Array): Promise<MadePicture> {
  const turn = queue.then(() => makeInProcess(bytes));
  queue = turn.catch(() => {});
  return turn;
}

async function makeInProcess(bytes: Uint8Array): Promise<MadePicture> {
  const child = new GuardedProcess<Uint8Array, unknown>(script, options);
  const told = await child.ask(bytes);
  child.close();
  if (!told.ok)
    return { ok: false, problem: told.code === 'too-much-memory' ? 'picture-too-large' : 'picture-broken' };
  const said = answer.safeParse(told.answer);
  return said.success ? said.data : { ok: false, problem: 'picture-broken' };
}
