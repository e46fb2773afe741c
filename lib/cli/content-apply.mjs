/** `npm run content:apply`: installs what is missing, then brings content/ into the site's database. */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('lib/cli/content-apply.ts');
