/** `npm start`: installs what is missing, then starts the site on the Node 24 that came along. */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('lib/cli/start-site.ts');
