/** Which build of the site answers, so that a page that was opened under another one can say so. */
import { readFileSync } from 'node:fs';

let known: string | undefined;

/**
 * The id of the build that was running when it was first asked; empty in development. Tests of a new version give the
 * same build another name (GRANTFOLIO_BUILD).
 */
export function buildId(): string {
  if (known === undefined) known = process.env['GRANTFOLIO_BUILD'];
  if (known === undefined) {
    try {
      known = readFileSync('.next/BUILD_ID', 'utf8').trim();
    } catch {
      known = '';
    }
  }
  return known;
}
