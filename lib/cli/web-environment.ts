/** What the process that serves the site may know: its settings and the public role, never the owner. */
import type { StartSettings } from '#lib/env.ts';

/** Environment of the web process, without its port. */
export function webEnvironment(settings: StartSettings, publicUrl: string) {
  return {
    HOST: settings.host,
    DATA_DIR: settings.dataDir,
    DATABASE_URL_PUBLIC: publicUrl,
    DATABASE_POOL_SIZE: String(settings.poolSize),
    LOG_LEVEL: settings.logLevel,
    ...(settings.siteUrl === null ? {} : { SITE_URL: settings.siteUrl }),
  };
}
