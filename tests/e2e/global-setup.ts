import { knownPassword } from '#lib/db/secrets.ts';
import { startSite } from '#tests/support/site.ts';

/**
 * One site for all journeys; TEST_SITE names one that runs already, and TEST_DATA_DIR its folder, for journeys that need
 * people in its database. What a site started here logs as an error fails the run.
 */
export default async function startOnce(): Promise<() => Promise<void>> {
  if (process.env['TEST_SITE']) {
    shareSecret(process.env['TEST_DATA_DIR']);
    return async () => {};
  }
  const site = await startSite({ environment: { GRANTFOLIO_EXAMPLES: '1' } });
  process.env['TEST_SITE'] = site.url;
  process.env['TEST_DATA_DIR'] = site.dataDir;
  shareSecret(site.dataDir);
  return async () => {
    await site.stop();
    const errors = site
      .said()
      .split('\n')
      .filter((line) => /"level":(50|60)|⨯|UnhandledPromiseRejection/.test(line));
    if (errors.length > 0)
      throw new Error(`The site logged errors while it was tested:\n${errors.join('\n')}`);
  };
}

/** Sessions that tests make are signed with the site's own secret. */
function shareSecret(dataDir: string | undefined): void {
  const secret = dataDir && knownPassword(dataDir, 'auth-secret');
  if (secret) process.env['AUTH_SECRET'] = secret;
}
