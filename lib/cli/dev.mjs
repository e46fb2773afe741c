/** `npm run dev`: installs what is missing, then runs the site for developers, on the same database. */
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
handOver('lib/cli/dev-site.ts');
