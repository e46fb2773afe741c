/** Installs what is missing, then builds the site on the Node 24 that came along. */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('lib/cli/build-site.ts');
