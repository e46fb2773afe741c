/**
 * The settings, read from the environment once and checked. What is wrong is said in one sentence a setting; values
 * that may hold a password are never repeated. Nothing else in the project reads process.env.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '#lib/errors.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value <= 65_535);

const postgresAddress = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return (
    ['postgres:', 'postgresql:'].includes(url.protocol) && url.username !== '' && url.pathname.length > 1
  );
});

const origin = z
  .string()
  .refine((value) => {
    if (!URL.canParse(value)) return false;
    const { protocol, pathname, search } = new URL(value);
    return ['http:', 'https:'].includes(protocol) && pathname === '/' && search === '';
  })
  .overwrite((value) => (URL.canParse(value) ? new URL(value).origin : value));

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);

const onOrOff = z.enum(['on', 'off']).transform((value) => value === 'on');

const smtpAddress = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '';
});

/** Over http anybody on the way could say who somebody is. */
function isSafeIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, search, hash } = new URL(value);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && search === '' && hash === '';
}

const smtpShape =
  'the address of a mail server, such as smtp://user:password@mail.example.org:587, special characters percent-encoded';

/** Each setting: how it is read, what it is when nobody sets it, the shape a sentence names, and an example. */
const settings = {
  HOST: {
    value: z.string().regex(/^[\w.:-]+$/),
    otherwise: 'localhost',
    shape: 'the name or address to listen on, such as localhost or 0.0.0.0',
  },
  PORT: { value: port, otherwise: '3000', shape: 'a port number from 0 (any free one) to 65535' },
  DATA_DIR: {
    value: z.string().refine((value) => !value.includes('\0')),
    otherwise: '.data',
    shape: 'a folder that may be written',
  },
  SITE_URL: {
    value: origin,
    otherwise: undefined,
    shape: 'the public address without a path, such as https://portfolio.example.org',
  },
  DATABASE_URL: {
    value: postgresAddress,
    otherwise: undefined,
    shape:
      "an owner's address, such as postgresql://owner:password@host:5432/database, special characters percent-encoded",
  },
  DATABASE_URL_PUBLIC: {
    value: postgresAddress,
    otherwise: undefined,
    shape:
      "the public role's address, such as postgresql://public:password@host:5432/database, special characters percent-encoded",
  },
  DATABASE_URL_STAFF: {
    value: postgresAddress,
    otherwise: undefined,
    shape:
      "the staff role's address, such as postgresql://staff:password@host:5432/database, special characters percent-encoded",
  },
  AUTH_SECRET: {
    value: z.string().min(32),
    otherwise: undefined,
    shape: 'at least 32 random characters that nobody knows',
  },
  OIDC_ISSUER: {
    value: z.string().refine(isSafeIssuer),
    otherwise: undefined,
    shape:
      "the identity provider's issuer address, such as https://id.example.org (http only on this machine)",
  },
  OIDC_CLIENT_ID: { value: z.string().min(1), otherwise: undefined, shape: 'the name of this client there' },
  OIDC_CLIENT_SECRET: { value: z.string().min(1), otherwise: undefined, shape: 'the secret of this client' },
  DEMO: { value: onOrOff, otherwise: 'off', shape: 'on or off; npm start -- --demo sets it' },
  DATABASE_POOL_SIZE: {
    value: wholeNumber(1, 200),
    otherwise: '10',
    shape: 'a number of connections from 1 to 200',
  },
  STAFF_AREA: { value: onOrOff, otherwise: 'on', shape: 'on or off' },
  TRUST_PROXY: { value: onOrOff, otherwise: 'off', shape: 'on or off' },
  CONTACT_EMAIL: {
    value: z.email(),
    otherwise: undefined,
    shape: 'the e-mail address that readers may write to, such as portfolio@example.org',
  },
  SMTP_URL: { value: smtpAddress, otherwise: undefined, shape: smtpShape },
  SMTP_URL_FILE: {
    value: z.string().refine((value) => !value.includes('\0')),
    otherwise: undefined,
    shape: 'a file whose only line is the address of the mail server',
  },
  MAIL_FROM: {
    value: z.string().regex(/^(?:[^<>\p{Cc}]+ )?<?[^\s<>@]+@[^\s<>@]+>?$/u),
    otherwise: undefined,
    shape: 'the sender of letters, such as Portfolio <portfolio@example.org>',
  },
  JOBS: { value: z.enum(['inside', 'apart']), otherwise: 'inside', shape: 'inside or apart' },
  STORAGE_S3_BUCKET: {
    value: z.string().regex(/^[a-zA-Z0-9][\w.-]{1,254}$/),
    otherwise: undefined,
    shape: 'the name of a bucket',
  },
  STORAGE_S3_ENDPOINT: {
    value: origin,
    otherwise: undefined,
    shape: 'the address of a service that speaks S3, such as https://s3.example.org',
  },
  STORAGE_S3_REGION: {
    value: z.string().regex(/^[\w-]{1,60}$/),
    otherwise: undefined,
    shape: 'the name of a region, such as eu-central-1',
  },
  STORAGE_S3_ACCESS_KEY_ID: {
    value: z.string().min(3).max(200),
    otherwise: undefined,
    shape: 'the name of a key to the bucket',
  },
  STORAGE_S3_SECRET_ACCESS_KEY: {
    value: z.string().min(8).max(200),
    otherwise: undefined,
    shape: 'the secret of that key',
  },
  BACKUP_DIR: {
    value: z.string().refine((value) => !value.includes('\0')),
    otherwise: undefined,
    shape: 'a folder for the nightly backup, best on another disk',
  },
  BACKUP_KEEP: { value: wholeNumber(1, 400), otherwise: '14', shape: 'a number of backups from 1 to 400' },
  LOG_LEVEL: {
    value: z.enum(['silent', 'error', 'warn', 'info', 'debug']),
    otherwise: 'info',
    shape: 'one of silent, error, warn, info, debug',
  },
} as const;

/** Names of all settings, as the documentation lists them. */
export const settingNames = Object.keys(settings) as (keyof typeof settings)[];

export type Environment = Readonly<Record<string, string | undefined>>;

function read<Name extends keyof typeof settings>(environment: Environment, names: readonly Name[]) {
  const wrong: string[] = [];
  const values = {} as { [Key in Name]: z.output<(typeof settings)[Key]['value']> | undefined };
  for (const name of names) {
    const { value, otherwise, shape } = settings[name];
    const given = environment[name] || otherwise;
    if (given === undefined) continue;
    const parsed = value.safeParse(given);
    if (parsed.success) values[name] = parsed.data as (typeof values)[Name];
    else
      wrong.push(
        `The setting ${name} must be ${shape}: correct it${otherwise ? ` or leave it out (then it is ${otherwise})` : ''}.`,
      );
  }
  if (wrong.length > 0) throw new Refusal(wrong.join('\n'));
  return values;
}

/** What the site needs to start. `dataDir` is absolute; `host` is what the operator wrote. */
export interface StartSettings {
  host: string;
  /** 0 means any free port. */
  port: number;
  dataDir: string;
  /** Public origin, without a slash at its end; null means the address it listens on. */
  siteUrl: string | null;
  /** The owner's address of a server that somebody else runs; null means the embedded one. */
  databaseUrl: string | null;
  databaseUrlPublic: string | null;
  databaseUrlStaff: string | null;
  poolSize: number;
  /** Whether this process serves the staff area. */
  hasStaffArea: boolean;
  /** Whether a proxy in front says truly how its clients came (X-Forwarded-Proto and -For). */
  trustsProxy: boolean;
  /** Whether it is a demonstration with ready accounts; only `npm start -- --demo` makes it one. */
  isDemo: boolean;
  /** Signs sessions; null makes one in dataDir. */
  authSecret: string | null;
  /** Printed on the written pages; null when the operator gives none. */
  contactEmail: string | null;
  /** Address of the mail server with its password; null: letters go to a folder. */
  smtpUrl: string | null;
  /** Sender of letters. */
  mailFrom: string;
  /** Whether the web process works off jobs, or another one does. */
  jobs: 'inside' | 'apart';
  /** The bucket for uploaded files; null: a folder of DATA_DIR. */
  bucket: BucketAccess | null;
  /** Folder of the nightly backup, absolute; null: none is made. */
  backupDir: string | null;
  /** How many nightly backups are kept. */
  backupKeep: number;
  logLevel: string;
}

/** A bucket that speaks S3 and the key to it. */
export interface BucketAccess {
  /** Null: Amazon's own, by region. */
  endpoint: string | null;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** Reads what `npm start` needs. Throws a {@link Refusal} with one sentence for each wrong setting. */
export function startSettings(environment: Environment, folder: string): StartSettings {
  const values = read(environment, settingNames);
  for (const name of ['DATABASE_URL_PUBLIC', 'DATABASE_URL_STAFF'] as const)
    if (values[name] && !values.DATABASE_URL)
      throw new Refusal(
        `The setting ${name} needs DATABASE_URL, the owner's address of the same database: set both or neither.`,
      );
  return {
    ...shared(values, folder),
    databaseUrl: values.DATABASE_URL ?? null,
    databaseUrlPublic: values.DATABASE_URL_PUBLIC ?? null,
    isDemo: false,
    authSecret: values.AUTH_SECRET ?? null,
    databaseUrlStaff: values.DATABASE_URL_STAFF ?? null,
  };
}

/** What the web process needs. It never gets the owner's address, and the staff role's only where the staff area is on. */
export type WebSettings = Omit<
  StartSettings,
  'databaseUrl' | 'databaseUrlPublic' | 'authSecret' | 'isDemo'
> & {
  databaseUrlPublic: string;
};

const webSettingNames = settingNames.filter((name) => name !== 'DATABASE_URL');

/** Reads what the web process needs. Throws a {@link Refusal} with one sentence for each wrong setting. */
export function webSettings(environment: Environment, folder: string = process.cwd()): WebSettings {
  const values = read(environment, webSettingNames);
  if (!values.DATABASE_URL_PUBLIC)
    throw new Refusal(
      `The setting DATABASE_URL_PUBLIC is missing: it must be ${settings.DATABASE_URL_PUBLIC.shape}.`,
    );
  const own = shared(values, folder);
  return {
    ...own,
    databaseUrlPublic: values.DATABASE_URL_PUBLIC,
    databaseUrlStaff: own.hasStaffArea ? (values.DATABASE_URL_STAFF ?? null) : null,
  };
}

type Values = Partial<ReturnType<typeof read<keyof typeof settings>>>;

/** What both processes read in the same way. */
function shared(values: Values, folder: string) {
  const smtpUrl = smtpUrlOf(values, folder);
  if (smtpUrl !== null && !values.MAIL_FROM)
    throw new Refusal(`With SMTP_URL the setting MAIL_FROM must be ${settings.MAIL_FROM.shape}.`);
  return {
    host: values.HOST ?? 'localhost',
    port: values.PORT ?? 3000,
    dataDir: path.resolve(folder, values.DATA_DIR ?? '.data'),
    siteUrl: values.SITE_URL ?? null,
    poolSize: values.DATABASE_POOL_SIZE ?? 10,
    hasStaffArea: values.STAFF_AREA ?? true,
    trustsProxy: values.TRUST_PROXY ?? false,
    contactEmail: values.CONTACT_EMAIL ?? null,
    smtpUrl,
    mailFrom: values.MAIL_FROM ?? 'Grantfolio <portfolio@localhost>',
    jobs: values.JOBS ?? ('inside' as const),
    bucket: bucketOf(values),
    backupDir: values.BACKUP_DIR ? path.resolve(folder, values.BACKUP_DIR) : null,
    backupKeep: values.BACKUP_KEEP ?? 14,
    logLevel: values.LOG_LEVEL ?? 'info',
  };
}

/** The address of the mail server, from the environment or from the file that holds it. */
function smtpUrlOf(values: Values, folder: string): string | null {
  if (values.SMTP_URL) return values.SMTP_URL;
  if (!values.SMTP_URL_FILE) return null;
  const file = path.resolve(folder, values.SMTP_URL_FILE);
  let content: string;
  try {
    content = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Refusal(
      `The file ${file} of SMTP_URL_FILE cannot be read (${(error as { code?: string }).code}): correct the setting or the file's owner.`,
      { cause: error },
    );
  }
  if (!smtpAddress.safeParse(content).success)
    throw new Refusal(`The file ${file} of SMTP_URL_FILE must hold ${smtpShape}.`);
  return content;
}

/** A bucket needs its key; without a bucket the rest means nothing. */
function bucketOf(values: Values): BucketAccess | null {
  const { STORAGE_S3_BUCKET: bucket } = values;
  if (!bucket) return null;
  const { STORAGE_S3_ACCESS_KEY_ID: accessKeyId, STORAGE_S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  if (!accessKeyId || !secretAccessKey)
    throw new Refusal(
      'The setting STORAGE_S3_BUCKET needs STORAGE_S3_ACCESS_KEY_ID and STORAGE_S3_SECRET_ACCESS_KEY: set all three.',
    );
  return {
    endpoint: values.STORAGE_S3_ENDPOINT ?? null,
    region: values.STORAGE_S3_REGION ?? 'us-east-1',
    bucket,
    accessKeyId,
    secretAccessKey,
  };
}

/** The secret with which sessions are signed. Throws a {@link Refusal} when this process was given none or a short one. */
export function authSecret(environment: Environment): string {
  const { AUTH_SECRET: secret } = read(environment, ['AUTH_SECRET']);
  if (secret === undefined)
    throw new Refusal(`The setting AUTH_SECRET is missing: it must be ${settings.AUTH_SECRET.shape}.`);
  return secret;
}

/** The identity provider by which staff may sign in; null when none is set. Throws a {@link Refusal} for half a setting. */
export function identityProvider(
  environment: Environment,
): { issuer: string; clientId: string; clientSecret: string } | null {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = read(environment, names);
  if (issuer && clientId && clientSecret) return { issuer, clientId, clientSecret };
  if (issuer || clientId || clientSecret)
    throw new Refusal(`The settings ${names.join(', ')} belong together: set all three or none.`);
  return null;
}

/** Whether this process serves a demonstration with ready accounts. */
export const isDemo = (environment: Environment): boolean => read(environment, ['DEMO']).DEMO ?? false;
