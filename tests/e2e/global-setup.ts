import { startSite } from '#tests/support/site.ts';

/** One site for all journeys; TEST_SITE names one that runs already. What it logs as an error fails the run. */
export default async function startOnce(): Promise<() => Promise<void>> {
  if (process.env['TEST_SITE']) return async () => {};
  const site = await startSite({ environment: { GRANTFOLIO_EXAMPLES: '1' } });
  process.env['TEST_SITE'] = site.url;
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
