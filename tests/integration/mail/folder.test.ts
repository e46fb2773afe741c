import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetInFolder, forgetOldFiles, putLetter } from '#lib/mail/folder.ts';
import type { Letter } from '#lib/mail/message.ts';
import { readMessage } from '#lib/mail/read-message.ts';

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'grantfolio-folder-')), 'mail');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

const from = 'Портфолио <office@example.org>';
const erased = { email: 'zlatka.unmistakable@example.org', name: 'Златка Неповторима' };

const put = async (letter: Partial<Letter>) => {
  const whole = {
    id: crypto.randomUUID(),
    to: 'colleague@example.org',
    locale: 'bg',
    subject: 'Публикуван проект',
    text: 'Здравейте 👋\n',
    createdAt: new Date('2026-05-01T10:00:00.000Z'),
    ...letter,
  };
  await putLetter(folder, whole, from);
  return whole;
};

const files = () => readdirSync(folder).toSorted();
const sourceOf = (id: string) => {
  const file = files().find((name) => name.includes(id));
  return file === undefined ? null : readFileSync(path.join(folder, file));
};
const read = (id: string) => {
  const source = sourceOf(id);
  return source === null ? null : readMessage(source);
};

test.each([
  [
    'words in two scripts',
    'Покана за „Портфолио“ от Анна',
    'Здравейте, Анна 👋\n\nhttps://example.org/bg/0123456789abcdef\n',
  ],
  [
    'lines that are broken on their way',
    'Long '.repeat(40).trim(),
    `${'word '.repeat(90).trim()}\n\n from a space\n.\nFrom here\n`,
  ],
  [
    'what looks like an encoding',
    'Plain = subject? =?utf-8?',
    `Short = text\n${'x'.repeat(200)}\n>quoted\ntrailing \nnext\n`,
  ],
])('a letter of %s is read as it was put', async (_, subject, text) => {
  const { id, to, locale } = await put({ subject, text });
  expect(read(id)).toEqual({ to, from, locale, subject, text });
});

test('letters to whoever is erased go, letters that name them lose the name and stay; a second time changes nothing', async () => {
  const [theirs, shouted] = [await put({ to: erased.email }), await put({ to: erased.email.toUpperCase() })];
  const [other, longer] = [await put({}), await put({ text: 'Златка Неповторимазнайна публикува.\n' })];
  const naming = await put({
    subject: 'Златка Неповторима Ви кани',
    text: `Златка Неповторима (${erased.email}) публикува „Проект“.\nПишете ѝ: ${'много думи, '.repeat(20)}Златка Неповторима\n`,
  });
  const kept = [other, longer].map(({ id }) => [id, sourceOf(id)]);
  const foreign = path.join(folder, 'notes about Златка Неповторима.txt');
  writeFileSync(foreign, erased.name);
  // Its writing was cut off after the last byte and before it got its name.
  const interrupted = `2026-05-01T100000.000Z-${crypto.randomUUID()}.eml.new`;
  writeFileSync(path.join(folder, interrupted), sourceOf(naming.id) ?? '');

  expect(await forgetInFolder(folder, erased)).toBe(4);
  expect([read(theirs.id), read(shouted.id)]).toEqual([null, null]);
  expect(read(naming.id)).toMatchObject({
    to: naming.to,
    subject: '… Ви кани',
    text: `… (…) публикува „Проект“.\nПишете ѝ: ${'много думи, '.repeat(20)}…\n`,
  });
  expect(kept.map(([id]) => [id, sourceOf(String(id))])).toEqual(kept);
  expect(files()).toHaveLength(4);

  const before = files().map((name) => [name, readFileSync(path.join(folder, name))]);
  expect(await forgetInFolder(folder, erased)).toBe(0);
  expect(files().map((name) => [name, readFileSync(path.join(folder, name))])).toEqual(before);
});

test('a folder that is not there has nothing to forget; what is no letter of ours is left alone', async () => {
  expect(await forgetInFolder(folder, erased)).toBe(0);
  expect(await forgetOldFiles(folder, new Date())).toBe(0);
  mkdirSync(folder);
  const name = `2026-05-01T100000.000Z-${crypto.randomUUID()}.eml`;
  writeFileSync(path.join(folder, name), erased.name);
  expect(await forgetInFolder(folder, erased)).toBe(0);
  expect(files()).toEqual([name]);
});

test('letters leave the folder when they leave the outbox', async () => {
  const old = await put({ createdAt: new Date('2026-01-31T23:59:59.999Z') });
  const young = await put({ createdAt: new Date('2026-02-01T00:00:00.000Z') });
  expect(await forgetOldFiles(folder, new Date('2026-02-01T00:00:00.000Z'))).toBe(1);
  expect([read(old.id), read(young.id) === null]).toEqual([null, false]);
});
