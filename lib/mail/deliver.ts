/**
 * Hands a letter to a mail server by SMTP, or puts it into a folder where nobody has one. Decides nothing about when
 * and how often.
 */
import { createTransport } from 'nodemailer';
import { putLetter, takeLetter } from '#lib/mail/folder.ts';
import { type Letter, messageOf } from '#lib/mail/message.ts';
import type { MailSettings } from '#lib/mail/settings.ts';

/**
 * What became of a letter: `refused` when trying again cannot help. `answer` is what the server said; `takeBack` takes a
 * letter away again, where that can be done.
 */
export type Delivery =
  | { outcome: 'sent'; takeBack?: () => Promise<void> }
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

function deliveryToFolder({ folder, from }: MailSettings): Deliver {
  return async (letter) => {
    await putLetter(folder, letter, from);
    return { outcome: 'sent', takeBack: () => takeLetter(folder, letter) };
  };
}
