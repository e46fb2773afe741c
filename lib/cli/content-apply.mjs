/** `npm run content:apply`: installs what is missing, then brings content/ into the site's database. */
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
handOver('lib/cli/content-apply.ts');
