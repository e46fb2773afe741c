/** Whether the examples of the design system may be seen: in development, and where tests ask for them. Never in production otherwise. */

/** True when the examples page answers; else it is a 404. */
export function examplesAreShown(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return environment['NODE_ENV'] !== 'production' || environment['GRANTFOLIO_EXAMPLES'] === '1';
}
