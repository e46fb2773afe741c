/** Where letters go, read from the settings. Holds the password of the mail server: never log one of these. */
import path from 'node:path';

export interface MailSettings {
  /** Null: letters go to the folder. */
  server: {
    host: string;
    port: number;
    /** TLS from the first byte (smtps). */
    secure: boolean;
    /** Whether the connection must turn to TLS before anything is told: always when there is a password to tell. */
    requireTls: boolean;
    user: string | null;
    password: string;
  } | null;
  from: string;
  folder: string;
}

/** Reads `smtp://user:password@host:587`, `smtps://…:465`; `smtpUrl` has the shape that env.ts has checked. */
export function mailSettings(given: {
  smtpUrl: string | null;
  mailFrom: string;
  dataDir: string;
}): MailSettings {
  const folder = path.join(given.dataDir, 'mail');
  if (given.smtpUrl === null) return { server: null, from: given.mailFrom, folder };
  const url = new URL(given.smtpUrl);
  const secure = url.protocol === 'smtps:';
  const user = url.username === '' ? null : decodeURIComponent(url.username);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isThisMachine = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
  return {
    server: {
      host,
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTls:
        !secure && (url.searchParams.get('tls') === 'required' || (user !== null && !isThisMachine)),
      user,
      password: decodeURIComponent(url.password),
    },
    from: given.mailFrom,
    folder,
  };
}
