import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settingNames, startSettings, webSettings } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';

const address = 'postgresql://owner:s3cret%2Fword@db.example.org:5433/portfolio';

function refusalOf(environment: Record<string, string>): string {
  try {
    startSettings(environment, '/site');
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('settings', () => {
  test('need none', () => {
    expect(startSettings({}, '/site')).toEqual({
      host: 'localhost',
      port: 3000,
      dataDir: '/site/.data',
      siteUrl: null,
      contactEmail: null,
      databaseUrl: null,
      databaseUrlPublic: null,
      databaseUrlStaff: null,
      poolSize: 10,
      hasStaffArea: true,
      trustsProxy: false,
      smtpUrl: null,
      mailFrom: 'Grantfolio <portfolio@localhost>',
      jobs: 'inside',
      bucket: null,
      backupDir: null,
      backupKeep: 14,
      authSecret: null,
      isDemo: false,
      logLevel: 'info',
    });
  });

  test('are read from the environment; an empty one counts as not set', () => {
    const given = {
      HOST: '0.0.0.0',
      PORT: '0',
      DATA_DIR: '/var/lib/portfolio',
      SITE_URL: 'https://portfolio.example.org/',
      CONTACT_EMAIL: 'office@example.org',
      DATABASE_URL: address,
      DATABASE_URL_PUBLIC: '',
      DATABASE_POOL_SIZE: '20',
      STAFF_AREA: 'off',
      TRUST_PROXY: 'on',
      AUTH_SECRET: 'x'.repeat(32),
      SMTP_URL: 'smtp://anna:p%40ss@mail.example.org',
      MAIL_FROM: 'Портфолио <office@example.org>',
      JOBS: 'apart',
      STORAGE_S3_BUCKET: 'portfolio-files',
      STORAGE_S3_ENDPOINT: 'https://s3.example.org/',
      STORAGE_S3_ACCESS_KEY_ID: 'key',
      STORAGE_S3_SECRET_ACCESS_KEY: 'secret-of-the-key',
      BACKUP_DIR: 'backups',
      BACKUP_KEEP: '3',
      LOG_LEVEL: 'warn',
    };
    expect(startSettings(given, '/site')).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataDir: '/var/lib/portfolio',
      siteUrl: 'https://portfolio.example.org',
      contactEmail: 'office@example.org',
      databaseUrl: address,
      databaseUrlPublic: null,
      databaseUrlStaff: null,
      poolSize: 20,
      hasStaffArea: false,
      trustsProxy: true,
      authSecret: 'x'.repeat(32),
      isDemo: false,
      smtpUrl: 'smtp://anna:p%40ss@mail.example.org',
      mailFrom: 'Портфолио <office@example.org>',
      jobs: 'apart',
      bucket: {
        endpoint: 'https://s3.example.org',
        region: 'us-east-1',
        bucket: 'portfolio-files',
        accessKeyId: 'key',
        secretAccessKey: 'secret-of-the-key',
      },
      backupDir: '/site/backups',
      backupKeep: 3,
      logLevel: 'warn',
    });
  });

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80 '],
    ['HOST', 'http://localhost'],
    ['HOST', 'a b'],
    ['SITE_URL', 'portfolio.example.org'],
    ['SITE_URL', 'ftp://example.org'],
    ['SITE_URL', 'https://example.org/portfolio'],
    ['CONTACT_EMAIL', 'office'],
    ['DATABASE_URL', 'mysql://owner@host/db'],
    ['DATABASE_URL', 'postgresql://host/db'],
    ['DATABASE_URL', 'postgresql://owner:secret@host'],
    ['DATABASE_URL', 'postgresql://owner:sec ret@@host:x/db'],
    ['DATABASE_POOL_SIZE', '0'],
    ['DATABASE_POOL_SIZE', 'many'],
    ['AUTH_SECRET', 'short'],
    ['OIDC_ISSUER', 'ftp://id.example.org'],
    ['OIDC_ISSUER', 'http://id.example.org'],
    ['DEMO', 'yes'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'Portfolio'],
    ['JOBS', 'elsewhere'],
    ['BACKUP_KEEP', '0'],
    ['LOG_LEVEL', 'loud'],
  ])('%s cannot be %j, and is named with the way out', (name, value) => {
    expect(refusalOf({ [name]: value })).toMatch(new RegExp(`^The setting ${name} must be .+: correct it`));
  });

  test('that are wrong together are all named, a line each', () => {
    expect(refusalOf({ PORT: 'x', LOG_LEVEL: 'x', HOST: 'a b' }).split('\n')).toHaveLength(3);
  });

  test('never repeat an address, which may hold a password', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{12,30}$/), (secret) => {
        for (const value of [`mysql://u:${secret}@h/d`, `postgresql://u:${secret}@h`, secret])
          expect(refusalOf({ DATABASE_URL: value })).not.toContain(secret);
      }),
    );
  });

  test('of a mail server need a sender, those of a bucket its key', () => {
    expect(refusalOf({ SMTP_URL: 'smtp://mail.example.org' })).toMatch(/MAIL_FROM must be/);
    expect(refusalOf({ STORAGE_S3_BUCKET: 'files' })).toMatch(/STORAGE_S3_SECRET_ACCESS_KEY/);
    expect(refusalOf({ SMTP_URL_FILE: '/nowhere', MAIL_FROM: 'a@example.org' })).toMatch(/cannot be read/);
  });

  test('of the public role need those of the owner', () => {
    expect(refusalOf({ DATABASE_URL_PUBLIC: address })).toMatch(/DATABASE_URL_PUBLIC needs DATABASE_URL/);
  });

  test('of the web process are the public ones, and need the public address', () => {
    const settings = webSettings({ DATABASE_URL: address, DATABASE_URL_PUBLIC: address }, '/site');
    expect(settings).not.toHaveProperty('databaseUrl');
    expect(settings.databaseUrlPublic).toBe(address);
    expect(() => webSettings({}, '/site')).toThrow(/DATABASE_URL_PUBLIC is missing/);
  });

  test.each(['content/docs/settings.md', '.env.example'])('are all explained in %s', (file) => {
    const text = readFileSync(file, 'utf8');
    for (const name of settingNames) expect(text).toMatch(new RegExp(`(^|\\W)${name}(\\W|$)`, 'm'));
  });
});
