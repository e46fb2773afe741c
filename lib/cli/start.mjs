/** `npm start`: installs what is missing, then starts the site on the Node 24 that came along. */
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
handOver('lib/cli/start-site.ts');
