/** `npm run dev`: installs what is missing, then runs the site for developers, on the same database. */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('lib/cli/dev-site.ts');
