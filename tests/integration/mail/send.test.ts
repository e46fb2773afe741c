import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliveryBy } from '#lib/mail/deliver.ts';
import { putLetter } from '#lib/mail/folder.ts';
import type { Letter } from '#lib/mail/message.ts';
import { forgetOldLetters, type LetterKind, queueLetter } from '#lib/mail/outbox.ts';
import { LetterDelayed, sendLetter } from '#lib/mail/send.ts';
import { mailSettings } from '#lib/mail/settings.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();

let dataDir: string;
let received: { to: string[]; user: string | undefined; source: string }[];
let server: SMTPServer | null;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'grantfolio-mail-'));
  received = [];
  server = null;
});

afterEach(async () => {
  await stopServer();
  rmSync(dataDir, { recursive: true });
});

function stopServer(): Promise<void> {
  return new Promise((resolve) => {
    if (server === null) return resolve();
    server.close(resolve);
    server = null;
  });
}

/** A mail server of our own. Resolves to its port. */
function startServer(options: SMTPServerOptions = {}, port = 0): Promise<number> {
  const made = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          user: session.user,
          source: Buffer.concat(chunks).toString('utf8'),
        });
        done();
      });
    },
    ...options,
  });
  server = made;
  // A client that hangs up in the middle is no fault of the test.
  made.on('error', () => {});
  return new Promise((resolve) => {
    made.listen(port, '127.0.0.1', () => {
      const address = made.server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

const by = (smtpUrl: string | null) =>
  deliveryBy(mailSettings({ smtpUrl, mailFrom: 'Портфолио <office@example.org>', dataDir }));

const link = 'https://portfolio.example.org/bg/staff/invitation/0123456789abcdef0123456789abcdef';

const aLetter = (kind: LetterKind = 'trial') =>
  queueLetter(database.owner, {
    to: 'anna@example.org',
    locale: 'bg',
    kind,
    subject: 'Покана за „Портфолио“',
    text: `Здравейте, Анна 👋\n\n${link}\n`,
  });

const stateOf = (id: string) => database.owner.outboxLetter.findUniqueOrThrow({ where: { id } });

describe('a letter by a mail server', () => {
  test('arrives once, whole, in both scripts, with a name by which it is known again', async () => {
    const port = await startServer();
    const id = await aLetter();
    const deliver = by(`smtp://127.0.0.1:${port}`);
    await sendLetter(database.staff, { letterId: id }, { deliver, isLast: false });
    await sendLetter(database.staff, { letterId: id }, { deliver, isLast: false });
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual(['anna@example.org']);
    expect(received[0]?.source).toContain(`Message-ID: <${id}@example.org>`);
    expect(received[0]?.source).toContain('Auto-Submitted: auto-generated');
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 1, lastError: null });
  });

  test('waits while the server is away and leaves when it is back', async () => {
    const port = await startServer();
    await stopServer();
    const id = await aLetter();
    const deliver = by(`smtp://127.0.0.1:${port}`);
    const trying = sendLetter(database.staff, { letterId: id }, { deliver, isLast: false });
    await expect(trying).rejects.toThrow(LetterDelayed);
    expect(await stateOf(id)).toMatchObject({
      state: 'waiting',
      attempts: 1,
      lastError: expect.stringContaining('ECONNREFUSED'),
    });
    await startServer({}, port);
    await sendLetter(database.staff, { letterId: id }, { deliver, isLast: false });
    expect(received).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
  });

  test('that is put off by the server is given up at the last try, in the words of the server', async () => {
    const port = await startServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('Mailbox busy, come back'), { responseCode: 451 })),
    });
    const id = await aLetter();
    const deliver = by(`smtp://127.0.0.1:${port}`);
    await expect(sendLetter(database.staff, { letterId: id }, { deliver, isLast: false })).rejects.toThrow(
      'Mailbox busy',
    );
    await sendLetter(database.staff, { letterId: id }, { deliver, isLast: true });
    expect(await stateOf(id)).toMatchObject({
      state: 'failed',
      attempts: 2,
      lastError: expect.stringContaining('Mailbox busy'),
    });
  });

  test('to nobody fails at once', async () => {
    const port = await startServer({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error('No such user here'), { responseCode: 550 })),
    });
    const id = await aLetter();
    const deliver = by(`smtp://127.0.0.1:${port}`);
    await sendLetter(database.staff, { letterId: id }, { deliver, isLast: false });
    expect(await stateOf(id)).toMatchObject({
      state: 'failed',
      attempts: 1,
      lastError: expect.stringContaining('No such user here'),
    });
    expect(received).toEqual([]);
  });

  test('is signed in for when the address holds a name and a password', async () => {
    const port = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        username === 'anna' && password === 'p@ss/word'
          ? done(null, { user: 'anna' })
          : done(new Error('Wrong password')),
    });
    const id = await aLetter();
    const wrong = by(`smtp://anna:other@127.0.0.1:${port}`);
    await expect(
      sendLetter(database.staff, { letterId: id }, { deliver: wrong, isLast: false }),
    ).rejects.toThrow(LetterDelayed);
    const deliver = by(`smtp://anna:p%40ss%2Fword@127.0.0.1:${port}`);
    await sendLetter(database.staff, { letterId: id }, { deliver, isLast: false });
    expect(received.map(({ user }) => user)).toEqual(['anna']);
    expect((await stateOf(id)).lastError).toBeNull();
  });

  test('is not told to a server that will not be spoken to in secret', async () => {
    const port = await startServer();
    const id = await aLetter();
    const deliver = by(`smtp://127.0.0.1:${port}?tls=required`);
    await expect(sendLetter(database.staff, { letterId: id }, { deliver, isLast: false })).rejects.toThrow(
      LetterDelayed,
    );
    expect(received).toEqual([]);
  });
});

test('without a server a letter is a file that only the site may read', async () => {
  const id = await aLetter();
  await sendLetter(database.staff, { letterId: id }, { deliver: by(null), isLast: false });
  const [file = ''] = readdirSync(path.join(dataDir, 'mail'));
  expect(file).toContain(id);
  expect(statSync(path.join(dataDir, 'mail', file)).mode & 0o077).toBe(0);
  const source = readFileSync(path.join(dataDir, 'mail', file), 'utf8');
  expect(source).toContain('To: anna@example.org');
  expect(source).toContain('Subject: =?UTF-8?');
});

test('once sent, a key is forgotten; another letter stays as it was', async () => {
  const [invitation, other] = [await aLetter('invitation'), await aLetter('trial')];
  for (const letterId of [invitation, other])
    await sendLetter(database.staff, { letterId }, { deliver: by(null), isLast: false });
  expect((await stateOf(invitation)).text).toBe(
    'Здравейте, Анна 👋\n\nhttps://portfolio.example.org/bg/staff/invitation/…\n',
  );
  expect((await stateOf(other)).text).toContain(link);
});

test('a letter whose addressee is erased while it is on its way does not stay in the folder', async () => {
  const id = await aLetter();
  const deliver = by(null);
  const options = {
    isLast: false,
    // The row goes between the folder's yes and the note of it.
    deliver: async (letter: Letter) => {
      const delivery = await deliver(letter);
      expect(readdirSync(path.join(dataDir, 'mail'))).toHaveLength(1);
      await database.owner.outboxLetter.delete({ where: { id } });
      return delivery;
    },
  };
  await sendLetter(database.staff, { letterId: id }, options);
  expect(readdirSync(path.join(dataDir, 'mail'))).toEqual([]);
});

test('letters sent long ago and those that never arrived are forgotten, letters on their way are not', async () => {
  const now = new Date('2031-06-01T00:00:00.000Z');
  const [old, young, waiting] = [await aLetter(), await aLetter(), await aLetter()];
  const [lost, lately] = [await aLetter(), await aLetter()];
  const sentDaysAgo = (id: string, days: number) =>
    database.owner.outboxLetter.update({
      where: { id },
      data: { state: 'sent', sentAt: new Date(now.getTime() - days * 86_400_000) },
    });
  await sentDaysAgo(old, 91);
  await sentDaysAgo(young, 89);
  await database.owner.outboxLetter.update({ where: { id: waiting }, data: { createdAt: new Date(0) } });
  const failedDaysAgo = (id: string, days: number) =>
    database.owner.outboxLetter.update({
      where: { id },
      data: { state: 'failed', createdAt: new Date(now.getTime() - days * 86_400_000) },
    });
  await failedDaysAgo(lost, 91);
  await failedDaysAgo(lately, 89);
  const folder = path.join(dataDir, 'mail');
  const letter = { id: old, to: 'anna@example.org', locale: 'bg', subject: 'x', text: 'y' };
  await putLetter(
    folder,
    { ...letter, createdAt: new Date(now.getTime() - 91 * 86_400_000) },
    'office@example.org',
  );
  await forgetOldLetters(database.staff, now, { folder });
  expect(readdirSync(folder)).toEqual([]);
  const all = [old, young, waiting, lost, lately];
  const kept = await database.owner.outboxLetter.findMany({ where: { id: { in: all } } });
  expect(new Set(kept.map(({ id }) => id))).toEqual(new Set([young, waiting, lately]));
});
