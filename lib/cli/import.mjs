/** `npm run import`: installs what is missing, then reads published pages into facts. */
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
handOver('lib/cli/import-pages.ts');
