/** `npm run restore`: installs what is missing, then runs restore-backup.ts. */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('lib/cli/restore-backup.ts');
