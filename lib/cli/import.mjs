/** `npm run import`: installs what is missing, then reads published pages into facts. */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('lib/cli/import-pages.ts');
