/** A letter as a message of mail. The same letter always has the same Message-ID, by which a receiver knows it again. */
import { createTransport, type SendMailOptions } from 'nodemailer';

export interface Letter {
  id: string;
  to: string;
  locale: string;
  subject: string;
  text: string;
  createdAt: Date;
}

/** What is handed to a mail server. */
export function messageOf(letter: Letter, from: string): SendMailOptions {
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

/** The same as the bytes of a file. */
export async function messageBytes(letter: Letter, from: string): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail(messageOf(letter, from));
  return message as Buffer;
}
