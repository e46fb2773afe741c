/** What the process that serves the site may know: its settings, the public role and that of the staff; never the owner. */
import { passwordFor } from '#lib/db/secrets.ts';
import type { StartSettings } from '#lib/env.ts';

/** As many as the signature has. */
const authSecretBytes = 32;

/** Environment of the web process, without its port. A null `staffUrl` leaves it without the staff area. */
export function webEnvironment(settings: StartSettings, publicUrl: string, staffUrl: string | null) {
  return {
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    DATABASE_URL_PUBLIC: publicUrl,
    // Empty rather than absent: Next would fill a missing one from the file .env.
    DATABASE_URL_STAFF: staffUrl ?? '',
    STAFF_AREA: staffUrl === null ? 'off' : 'on',
    TRUST_PROXY: settings.trustsProxy ? 'on' : 'off',
    DATABASE_POOL_SIZE: String(settings.poolSize),
    AUTH_SECRET:
      staffUrl === null
        ? ''
        : (settings.authSecret ?? passwordFor(settings.dataDir, 'auth-secret', authSecretBytes)),
    DEMO: settings.isDemo ? 'on' : 'off',
    LOG_LEVEL: settings.logLevel,
    ...(settings.siteUrl === null ? {} : { SITE_URL: settings.siteUrl }),
  };
}
