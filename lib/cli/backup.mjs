/** `npm run backup`: installs what is missing, then runs make-backup.ts. */
import { ensureInstalled, handOver } from './install.mjs';

ensureInstalled();
handOver('lib/cli/make-backup.ts');
