import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Patience, withPatience } from '#lib/web/patience.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('patience ends after its time, once', () => {
  const exhausted = vi.fn();
  const patience = new Patience(800, exhausted);
  vi.advanceTimersByTime(799);
  expect(exhausted).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(exhausted).toHaveBeenCalledOnce();
  patience.end();
});

test('each sign gives it new time', () => {
  const exhausted = vi.fn();
  let signs = 0;
  const patience = new Patience(800, exhausted, () => signs);
  for (let round = 0; round < 5; round += 1) {
    vi.advanceTimersByTime(700);
    signs += 1;
  }
  expect(exhausted).not.toHaveBeenCalled();
  vi.advanceTimersByTime(900);
  expect(exhausted).toHaveBeenCalledOnce();
  patience.end();
});

test('work that is done in time is handed on, other work is refused', async () => {
  await expect(withPatience(Promise.resolve(1), 100, 'late')).resolves.toBe(1);
  await expect(withPatience(Promise.reject(new Error('own')), 100, 'late')).rejects.toThrow('own');
  const late = withPatience(new Promise(() => {}), 100, 'late').catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(200);
  expect(await late).toEqual(new Error('late'));
  expect(vi.getTimerCount()).toBe(0);
});
