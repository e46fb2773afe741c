/**
 * Hands a letter to a mail server by SMTP, or puts it into a folder where nobody has one. Decides nothing about when
 * and how often; the same letter always has the same Message-ID, by which a receiver knows it again.
 */
import { constants } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { MailSettings } from '#lib/mail/settings.ts';

export interface Letter {
  id: string;
  to: string;
  locale: string;
  subject: string;
  text: string;
  createdAt: Date;
}

/** What became of a letter: `refused` when trying again cannot help. `answer` is what the server said. */
export type Delivery =
  | { outcome: 'sent' }
  | { outcome: 'refused'; answer: string }
  | { outcome: 'later'; answer: string };

export type Deliver = (letter: Letter) => Promise<Delivery>;

/** A server that greylists answers within seconds; one that hangs is tried again. */
const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** The way letters take: a server when there is one, else the folder. */
export function deliveryBy(settings: MailSettings): Deliver {
  return settings.server === null ? deliveryToFolder(settings) : deliveryToServer(settings, settings.server);
}

function deliveryToServer(settings: MailSettings, server: NonNullable<MailSettings['server']>): Deliver {
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: server.requireTls,
    ...(server.user === null ? {} : { auth: { user: server.user, pass: server.password } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  });
  return async (letter) => {
    try {
      await transport.sendMail(messageOf(letter, settings.from));
      return { outcome: 'sent' };
    } catch (error) {
      return judge(error);
    }
  };
}

/** 5xx to the recipient or the letter itself is for good; everything else may pass, a wrong password included. */
function judge(error: unknown): Delivery {
  const { code, responseCode, response, message } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    message: string;
  };
  const isForGood =
    (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500;
  const answer = (response ?? message).replace(/\p{Cc}+/gu, ' ').slice(0, 500);
  return { outcome: isForGood ? 'refused' : 'later', answer };
}

function messageOf(letter: Letter, from: string): SendMailOptions {
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  return {
    messageId: `<${letter.id}@${domain}>`,
    date: letter.createdAt,
    from,
    // An object, so that nothing in an address is read as a list of them.
    to: { name: '', address: letter.to },
    subject: letter.subject,
    text: letter.text,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.locale },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** One file a letter, readable by the site's own user alone: letters hold links that let somebody in. */
function deliveryToFolder({ folder, from }: MailSettings): Deliver {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return async (letter) => {
    const { message } = await transport.sendMail(messageOf(letter, from));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, `${letter.createdAt.toISOString().replaceAll(':', '')}-${letter.id}.eml`);
    const draft = `${file}.new`;
    const handle = await open(draft, constants.O_CREAT | constants.O_TRUNC | constants.O_WRONLY, 0o600);
    try {
      await handle.writeFile(message as Buffer);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
    return { outcome: 'sent' };
  };
}
