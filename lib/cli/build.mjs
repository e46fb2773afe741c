/** Installs what is missing, then builds the site on the Node 24 that came along. */
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
handOver('lib/cli/build-site.ts');
