import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Sent } from '#components/editorial/editor/answers.ts';
import type { Texts } from '#components/editorial/editor/form-texts.ts';
import { Keeper, pauses } from '#components/editorial/editor/keeper.ts';
import type { KeptAnswer, SavedAnswer } from '#components/editorial/editor/keeper-ends.ts';
import type { LocalCopy } from '#components/editorial/editor/local-copies.ts';
import { statusOf } from '#components/editorial/editor/status.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Save {
  operationId: string;
  generation: number;
  draft: Texts;
  baseRevision: string;
}

/** A form, a computer and a server that each do what the test says. */
function aForm(options: { storage?: 'refused' | 'late' } = {}) {
  const form = {
    text: '',
    local: [] as LocalCopy[],
    copies: [] as { generation: number; draft: Texts }[],
    saves: [] as Save[],
    answers: [] as ((work: 'keep' | 'save') => Sent<never> | null)[],
    /** Opens storage that is late. */
    openStorage: () => {},
    /** Set: a copy on this computer takes until it is called. */
    writeHere: null as (() => void) | null,
    isStuck: false,
    free: () => {},
    ids: 0,
    names: [] as string[],
    /** Under which name each copy was sent. */
    keptAs: [] as string[],
    /** The newest state that the server has of another page with the same form. */
    newestThere: 0,
  };
  const answerOf = async <Value>(work: 'keep' | 'save', done: () => Value): Promise<Sent<Value>> => {
    if (form.isStuck) await new Promise<void>((resolve) => (form.free = resolve));
    const answer = form.answers.shift()?.(work);
    return answer ?? { kind: 'done', value: done(), to: '' };
  };
  const storage =
    options.storage === 'late'
      ? new Promise<void>((resolve) => (form.openStorage = resolve))
      : Promise.resolve();
  let isOpen = options.storage === undefined;
  const ready = async () => {
    if (options.storage === 'refused') throw new Error('Refused.');
    await storage;
    isOpen = true;
  };
  const keeper = new Keeper<KeptAnswer, SavedAnswer>(
    { editionId: 'e', formId: 'f', baseRevision: 'r0', generation: 0, savedAt: null },
    {
      texts: () => ({ title: form.text }),
      copies: {
        ready,
        keep: async (copy: LocalCopy) => {
          if (!isOpen) throw new Error('Not open.');
          if (form.writeHere) await new Promise<void>((resolve) => (form.writeHere = resolve));
          form.local.push(copy);
        },
        newest: async () => [],
        forget: async (_, formId, generation) => {
          form.local = form.local.filter((copy) => copy.formId !== formId || copy.generation > generation);
        },
      },
      keepThere: ({ formId, generation, draft }) => {
        form.copies.push({ generation, draft });
        form.keptAs.push(formId);
        const newest = formId === 'f' ? Math.max(generation, form.newestThere) : generation;
        const keptAt = new Date().toISOString();
        return answerOf('keep', () => ({ keptAt, generation: newest, replacedNul: 0 }));
      },
      saveThere: (save) => {
        form.saves.push(save);
        return answerOf('save', () => ({
          editionId: 'e',
          revision: `r${form.saves.length}`,
          draft: save.draft,
        }));
      },
      changed: () => {},
      kept: () => {},
      saved: () => true,
      renamed: (formId) => form.names.push(formId),
      refused: () => {},
      now: () => new Date().getTime(),
      newId: () => `operation-${(form.ids += 1)}`,
      random: () => 0.5,
    },
  );
  const type = (text: string) => {
    form.text = text;
    keeper.noticed();
  };
  return { form, keeper, type, status: () => statusOf(keeper.state).kind };
}

const away =
  (status = 500) =>
  (): Sent<never> => ({ kind: 'away', status, afterMs: null });

test('a keystroke is kept here after 300 ms and on the server after 2 s of rest', async () => {
  const { form, type, status, keeper } = aForm();
  type('a');
  expect(keeper.isAtRisk).toBe(true);
  expect(status()).toBe('typing');
  await vi.advanceTimersByTimeAsync(300);
  expect(form.local.map(({ texts }) => texts)).toEqual([{ title: 'a' }]);
  expect(keeper.isAtRisk).toBe(false);
  expect(form.copies).toEqual([]);
  await vi.advanceTimersByTimeAsync(1700);
  expect(form.copies).toEqual([{ generation: 1, draft: { title: 'a' } }]);
  expect(status()).toBe('kept');
});

test('somebody who never rests is kept all the same', async () => {
  const { form, type } = aForm();
  for (let index = 0; index < 250; index += 1) {
    type(`${index}`);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(form.local.length).toBeGreaterThan(10);
  expect(form.copies.length).toBeGreaterThan(0);
});

test('settling waits for what is on its way, sends the rest at once, and says whether the server has it', async () => {
  const { form, keeper, type } = aForm();
  form.isStuck = true;
  type('a');
  await vi.advanceTimersByTimeAsync(2000);
  type('ab');
  const settled = keeper.settle();
  await vi.advanceTimersByTimeAsync(0);
  expect(form.copies).toHaveLength(1);
  form.isStuck = false;
  form.free();
  expect(await settled).toBe(true);
  expect(form.copies.map(({ draft }) => draft)).toEqual([{ title: 'a' }, { title: 'ab' }]);
  expect(await keeper.settle()).toBe(true);
  expect(form.copies).toHaveLength(2);
  type('abc');
  form.answers.push(away());
  expect(await keeper.settle()).toBe(false);
  expect(form.local.at(-1)?.texts).toEqual({ title: 'abc' });
});

test('one request is on its way at a time, and the latest state follows', async () => {
  const { form, type } = aForm();
  form.isStuck = true;
  type('a');
  await vi.advanceTimersByTimeAsync(2000);
  type('ab');
  await vi.advanceTimersByTimeAsync(4000);
  expect(form.copies).toHaveLength(1);
  form.isStuck = false;
  form.free();
  await vi.advanceTimersByTimeAsync(2000);
  expect(form.copies.map(({ draft }) => draft)).toEqual([{ title: 'a' }, { title: 'ab' }]);
});

test('a save that gets no answer is repeated under its own name, and what was typed meanwhile is not saved by it', async () => {
  const { form, type, keeper, status } = aForm();
  type('a');
  form.answers.push(away());
  await keeper.save();
  type('ab');
  await vi.advanceTimersByTimeAsync(400);
  expect(status()).toBe('waiting');
  await vi.advanceTimersByTimeAsync(2500);
  expect(form.saves).toHaveLength(2);
  expect(form.saves[1]).toEqual(form.saves[0]);
  await vi.advanceTimersByTimeAsync(2500);
  expect(status()).toBe('kept');
  expect(form.copies.at(-1)?.draft).toEqual({ title: 'ab' });
});

test('a second press of the button while the first waits saves the newer text after it', async () => {
  const { form, type, keeper, status } = aForm();
  type('a');
  form.answers.push(away());
  await keeper.save();
  type('ab');
  await keeper.save();
  expect(form.saves.map(({ operationId, draft }) => [operationId, draft['title']])).toEqual([
    ['operation-1', 'a'],
    ['operation-1', 'a'],
    ['operation-2', 'ab'],
  ]);
  expect(form.saves[2]?.baseRevision).toBe('r2');
  expect(status()).toBe('saved');
});

test('nothing is sent while somebody is signed out; what waits follows when they are back', async () => {
  const { form, type, keeper, status } = aForm();
  type('a');
  form.answers.push(() => ({ kind: 'signed-out' }));
  await keeper.save();
  type('ab');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(status()).toBe('signedOut');
  expect(form.copies).toEqual([]);
  await keeper.resume();
  await vi.advanceTimersByTimeAsync(3000);
  expect(form.saves).toHaveLength(2);
  expect(form.copies.at(-1)?.draft).toEqual({ title: 'ab' });
});

test('the line says when the text is nowhere but in the page', async () => {
  const { form, type, keeper, status } = aForm({ storage: 'refused' });
  await vi.advanceTimersByTimeAsync(0);
  type('a');
  form.answers.push(away(0));
  await vi.advanceTimersByTimeAsync(2000);
  expect(status()).toBe('waitingNowhere');
  expect(keeper.isAtRisk).toBe(true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(status()).toBe('kept');
  expect(keeper.isAtRisk).toBe(false);
});

test('storage that opens later than anybody waits keeps what was typed before, and the line says so', async () => {
  const { form, type, keeper, status } = aForm({ storage: 'late' });
  type('a');
  form.answers.push(away(0), away(0), away(0));
  await vi.advanceTimersByTimeAsync(pauses.server);
  expect(status()).toBe('waitingNowhere');
  expect(keeper.state.hereTrouble).toBe('refused');
  form.openStorage();
  await vi.advanceTimersByTimeAsync(0);
  expect(form.local.map(({ texts }) => texts)).toEqual([{ title: 'a' }]);
  expect(status()).toBe('waiting');
  expect(keeper.state.hereTrouble).toBe(null);
});

test('a refusal is said and not repeated until something changes', async () => {
  const { form, type, status } = aForm();
  const remarks = [{ field: '', code: 'too-long', message: 'Too long.' }];
  form.answers.push(() => ({ kind: 'refused', status: 413, remarks, value: null }));
  type('a');
  await vi.advanceTimersByTimeAsync(2000);
  expect(status()).toBe('refused');
  await vi.advanceTimersByTimeAsync(120_000);
  expect(form.copies).toHaveLength(1);
  type('');
  await vi.advanceTimersByTimeAsync(2000);
  expect(status()).toBe('kept');
});

test('text that the server passed over, as another page has a newer state of the same form, is kept under a name of its own', async () => {
  const { form, type, status, keeper } = aForm();
  form.newestThere = 7;
  type('a');
  await vi.advanceTimersByTimeAsync(2000);
  expect(form.names).toEqual(['operation-1']);
  expect(keeper.facts.formId).toBe('operation-1');
  await vi.advanceTimersByTimeAsync(300);
  expect(form.copies).toEqual([
    { generation: 1, draft: { title: 'a' } },
    { generation: 1, draft: { title: 'a' } },
  ]);
  expect(form.local.map(({ formId }) => formId)).toEqual(['f', 'operation-1']);
  expect(status()).toBe('kept');
});

test('a save says which state it saves, so that a newer one that is kept meanwhile outlives it', async () => {
  const { form, keeper, type } = aForm();
  type('a');
  type('ab');
  await keeper.save();
  expect(form.saves).toMatchObject([{ generation: 2, draft: { title: 'ab' } }]);
});

test('a copy that this computer is slow to write is forgotten all the same once its text is saved', async () => {
  const { form, keeper, type } = aForm();
  form.writeHere = () => {};
  type('a');
  void keeper.keepHere();
  await keeper.save();
  form.writeHere();
  await vi.advanceTimersByTimeAsync(0);
  expect(keeper.state).toMatchObject({ saved: 1, keptHere: 1 });
  expect(form.local).toEqual([]);
});

test('storage that opens after the text was saved keeps nothing of it, and is no longer said to be missing', async () => {
  const { form, keeper, type, status } = aForm({ storage: 'late' });
  type('a');
  await vi.advanceTimersByTimeAsync(pauses.local);
  expect(keeper.state.hereTrouble).toBe('refused');
  await keeper.save();
  form.openStorage();
  await vi.advanceTimersByTimeAsync(0);
  expect(keeper.state.hereTrouble).toBe(null);
  expect(status()).toBe('saved');
  expect(form.local).toEqual([]);
});

test('what was on its way under a name that another page has counts for nothing under the new one', async () => {
  const { form, keeper, type, status } = aForm();
  form.isStuck = true;
  form.writeHere = () => {};
  type('a');
  await vi.advanceTimersByTimeAsync(pauses.server);
  expect(form.keptAs).toEqual(['f']);
  const writeUnderOldName = form.writeHere;
  keeper.rename('g');
  await vi.advanceTimersByTimeAsync(0);
  writeUnderOldName();
  form.isStuck = false;
  form.free();
  await vi.advanceTimersByTimeAsync(0);
  expect(status()).toBe('typing');
  expect(keeper.isAtRisk).toBe(true);
  form.writeHere();
  await vi.advanceTimersByTimeAsync(pauses.server);
  expect(form.keptAs).toEqual(['f', 'g']);
  expect(form.local.map(({ formId }) => formId)).toEqual(['f', 'g']);
  expect(status()).toBe('kept');
});
