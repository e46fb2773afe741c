/** `npm run backup`: installs what is missing, then runs make-backup.ts. */
import { ensureClient, ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
ensureClient();
handOver('lib/cli/make-backup.ts');
