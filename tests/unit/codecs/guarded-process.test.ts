import { afterEach, describe, expect, it, vi } from 'vitest';
import { GuardedProcess, type GuardOptions } from '#lib/codecs/guarded-process.ts';

const open: GuardedProcess<string, unknown>[] = [];

function guarded(options?: GuardOptions): GuardedProcess<string, unknown> {
  const child = new GuardedProcess<string, unknown>(['tests', 'support', 'asked-process.ts'], options);
  open.push(child);
  return child;
}

afterEach(() => {
  for (const child of open.splice(0)) child.close();
  vi.unstubAllEnvs();
});

describe('a guarded process', () => {
  it('answers one question after another', async () => {
    const child = guarded();
    expect(await child.ask('answer')).toEqual({ ok: true, answer: 'here' });
    expect(await child.ask('answer')).toEqual({ ok: true, answer: 'here' });
    expect(child.isAlive).toBe(true);
  });

  it('finds nothing of our environment', async () => {
    vi.stubEnv('DATABASE_URL', 'postgresql://somebody:secret@localhost/grantfolio');
    const told = await guarded({ environment: { THREADS: '1' } }).ask('environment');
    expect(told).toEqual({
      ok: true,
      answer: expect.not.arrayContaining(['DATABASE_URL']) as unknown,
    });
    expect(told).toEqual({
      ok: true,
      answer: expect.arrayContaining(['NODE_ENV', 'PATH', 'THREADS', 'TZ']) as unknown,
    });
  });

  it.each([
    { what: 'takes too long', deed: 'wait', milliseconds: 1, code: 'too-slow' },
    { what: 'takes too much', deed: 'wait', memoryBytes: 1, code: 'too-much-memory' },
    { what: 'ends by itself', deed: 'fall', code: 'fallen' },
  ])('that $what is over, and says why', async ({ deed, milliseconds, memoryBytes, code }) => {
    const child = guarded(memoryBytes === undefined ? {} : { memoryBytes });
    expect(await child.ask(deed, milliseconds)).toEqual({ ok: false, code });
    expect(child.isAlive).toBe(false);
    expect(await child.ask('answer')).toMatchObject({ ok: false });
  });

  it.runIf(process.platform === 'linux')('is not too slow where the machine leaves it no time', async () => {
    const child = guarded();
    expect(await child.ask('answer')).toEqual({ ok: true, answer: 'here' });
    // It answers after three seconds, in which it does nothing.
    expect(await child.ask('late', 2000)).toEqual({ ok: true, answer: 'late' });
  });

  it('is over when it is closed, also in the middle of a question', async () => {
    const child = guarded();
    const told = child.ask('wait');
    child.close();
    expect(await told).toEqual({ ok: false, code: 'fallen' });
    expect(child.isAlive).toBe(false);
  });
});
